using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Finance.Ledger;

internal sealed class AdjustmentConfiguration : IEntityTypeConfiguration<Adjustment>
{
    public void Configure(EntityTypeBuilder<Adjustment> builder)
    {
        builder.ToTable("adjustment");
        builder.HasKey(adjustment => new { adjustment.ProgramId, adjustment.PartnerId, adjustment.AdjustmentId });
        builder.Property(adjustment => adjustment.AdjustmentId).ValueGeneratedNever();
    }
}
