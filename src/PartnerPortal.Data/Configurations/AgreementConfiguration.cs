using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Data.Partners;

namespace PartnerPortal.Data.Configurations;

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<AgreementRow>
{
    public void Configure(EntityTypeBuilder<AgreementRow> builder)
    {
        builder.ToTable("agreement");
        builder.HasKey(row => new { row.ProgramId, row.PartnerId });
        builder.Property(row => row.Caps).HasColumnType("jsonb");
    }
}
