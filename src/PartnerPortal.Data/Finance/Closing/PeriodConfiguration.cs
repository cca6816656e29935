using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Finance.Closing;

internal sealed class PeriodConfiguration : IEntityTypeConfiguration<PeriodRow>
{
    public void Configure(EntityTypeBuilder<PeriodRow> builder)
    {
        builder.ToTable("period");
        builder.HasKey(row => new { row.ProgramId, row.Month });
    }
}
