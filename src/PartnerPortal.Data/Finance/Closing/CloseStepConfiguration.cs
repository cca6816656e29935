using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Finance.Closing;

internal sealed class CloseStepConfiguration : IEntityTypeConfiguration<CloseStepRow>
{
    public void Configure(EntityTypeBuilder<CloseStepRow> builder)
    {
        builder.ToTable("close_step");
        builder.HasKey(row => new { row.ProgramId, row.Month, row.Step });
    }
}
