using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Data.Program.Company;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Data.Program.Partners;

/// <summary>A partner company and the accounts it asked for.</summary>
internal sealed class PartnerConfiguration : IEntityTypeConfiguration<Partner>, IEntityTypeConfiguration<IbanChange>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.ToTable("partner");
        builder.HasKey(partner => partner.PartnerId);
        builder.Property(partner => partner.Model).HasConversion<VocabularyConverter<PartnerModel>>();
        builder.HasOne(partner => partner.Agreement).WithOne().HasForeignKey<SignedAgreement>(agreement => agreement.PartnerId);
    }

    public void Configure(EntityTypeBuilder<IbanChange> builder)
    {
        builder.ToTable("iban_change");
        builder.HasKey(change => new { change.PartnerId, change.ChangeId });
        builder.HasOne<Partner>().WithMany().HasForeignKey(change => change.PartnerId);
    }
}
