using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Data.Program.Partners;

/// <summary>An agreement and what became of it.</summary>
internal sealed class SignedAgreementConfiguration : IEntityTypeConfiguration<SignedAgreement>, IEntityTypeConfiguration<StatusChangeRow>
{
    public void Configure(EntityTypeBuilder<SignedAgreement> builder)
    {
        builder.ToTable("agreement");
        builder.HasKey(agreement => new { agreement.ProgramId, agreement.PartnerId });
        builder.Property(agreement => agreement.Caps).HasColumnType("jsonb")
            .HasConversion<JsonTextConverter<IReadOnlyDictionary<string, decimal>>,
                ReplacedComparer<IReadOnlyDictionary<string, decimal>>>();
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(agreement => agreement.ContactUser);
        builder.HasMany(agreement => agreement.Changes).WithOne().HasForeignKey(change => new { change.ProgramId, change.PartnerId });
    }

    public void Configure(EntityTypeBuilder<StatusChangeRow> builder)
    {
        builder.ToTable("partner_status_change");
        builder.HasKey(change => new { change.ProgramId, change.PartnerId, change.ChangeId });
        builder.Property(change => change.Change).HasConversion<VocabularyConverter<StatusChange>>();
    }
}
