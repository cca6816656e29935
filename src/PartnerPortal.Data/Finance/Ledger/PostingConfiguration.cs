using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Finance.Ledger;

internal sealed class PostingConfiguration : IEntityTypeConfiguration<PostingRow>
{
    public void Configure(EntityTypeBuilder<PostingRow> builder)
    {
        builder.ToTable("posting");
        builder.HasKey(row => new { row.PostingId, row.PartnerId });
        builder.Property(row => row.Account).ValueGeneratedOnAddOrUpdate();
    }
}
