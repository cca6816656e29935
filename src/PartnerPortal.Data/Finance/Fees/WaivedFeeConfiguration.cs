using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Finance.Fees;

internal sealed class WaivedFeeConfiguration : IEntityTypeConfiguration<WaivedFee>
{
    public void Configure(EntityTypeBuilder<WaivedFee> builder)
    {
        builder.ToTable("fee_waiver");
        builder.HasKey(waived => new { waived.ProgramId, waived.PartnerId, waived.Month });
        builder.Property(waived => waived.Month).HasConversion<MonthConverter>();
        builder.Property(waived => waived.Period).HasConversion<MonthConverter>();
    }
}
