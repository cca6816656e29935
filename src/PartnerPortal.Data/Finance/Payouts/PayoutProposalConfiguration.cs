using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Finance.Payouts;

internal sealed class PayoutProposalConfiguration : IEntityTypeConfiguration<PayoutProposalRow>
{
    public void Configure(EntityTypeBuilder<PayoutProposalRow> builder)
    {
        builder.ToTable("payout_proposal");
        builder.HasKey(row => new { row.ProgramId, row.PartnerId, row.Period });
    }
}
