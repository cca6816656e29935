using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Domain.Finance.Payouts;

namespace PartnerPortal.Data.Finance.Payouts;

internal sealed class PayoutConfiguration : IEntityTypeConfiguration<Payout>
{
    public void Configure(EntityTypeBuilder<Payout> builder)
    {
        builder.ToTable("payout_proposal");
        builder.HasKey(payout => new { payout.ProgramId, payout.PartnerId, payout.Period });
        builder.Property(payout => payout.Period).HasConversion<MonthConverter>();
        builder.Property(payout => payout.Status).HasConversion<VocabularyConverter<PayoutStatus>>();
        builder.Property(payout => payout.Obstacle).HasConversion<VocabularyConverter<PayoutObstacle>>();
    }
}
