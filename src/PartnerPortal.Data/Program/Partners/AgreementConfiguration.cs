using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Program.Partners;

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<AgreementRow>
{
    public void Configure(EntityTypeBuilder<AgreementRow> builder)
    {
        builder.ToTable("agreement");
        builder.HasKey(row => new { row.ProgramId, row.PartnerId });
        builder.Property(row => row.Caps).HasColumnType("jsonb");
    }
}
