using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Data.Months;

namespace PartnerPortal.Data.Configurations;

internal sealed class PeriodConfiguration : IEntityTypeConfiguration<PeriodRow>
{
    public void Configure(EntityTypeBuilder<PeriodRow> builder)
    {
        builder.ToTable("period");
        builder.HasKey(row => new { row.ProgramId, row.Month });
    }
}
