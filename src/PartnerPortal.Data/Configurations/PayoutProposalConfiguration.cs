using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Data.Payouts;

namespace PartnerPortal.Data.Configurations;

internal sealed class PayoutProposalConfiguration : IEntityTypeConfiguration<PayoutProposalRow>
{
    public void Configure(EntityTypeBuilder<PayoutProposalRow> builder)
    {
        builder.ToTable("payout_proposal");
        builder.HasKey(row => new { row.ProgramId, row.PartnerId, row.Period });
    }
}
