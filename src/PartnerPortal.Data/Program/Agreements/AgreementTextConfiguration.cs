using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Data.Program.Partners;

namespace PartnerPortal.Data.Program.Agreements;

/// <summary>The texts and who accepted them.</summary>
internal sealed class AgreementTextConfiguration : IEntityTypeConfiguration<AgreementTextRow>, IEntityTypeConfiguration<AcceptanceRow>
{
    public void Configure(EntityTypeBuilder<AgreementTextRow> builder)
    {
        builder.ToTable("agreement_text");
        builder.HasKey(text => new { text.ProgramId, text.Language, text.ValidFrom });
    }

    public void Configure(EntityTypeBuilder<AcceptanceRow> builder)
    {
        builder.ToTable("agreement_acceptance");
        builder.HasKey(acceptance => new { acceptance.ProgramId, acceptance.PartnerId, acceptance.AcceptedAt });
        builder.HasOne<Partner>().WithMany().HasForeignKey(acceptance => acceptance.PartnerId);
    }
}
