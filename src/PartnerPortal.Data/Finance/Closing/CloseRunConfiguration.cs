using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Finance.Closing;

internal sealed class CloseRunConfiguration : IEntityTypeConfiguration<CloseRunRow>
{
    public void Configure(EntityTypeBuilder<CloseRunRow> builder)
    {
        builder.ToTable("close_run");
        builder.HasKey(row => new { row.ProgramId, row.RunId });
    }
}
