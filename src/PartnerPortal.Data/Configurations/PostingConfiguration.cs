using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Data.Ledger;

namespace PartnerPortal.Data.Configurations;

internal sealed class PostingConfiguration : IEntityTypeConfiguration<PostingRow>
{
    public void Configure(EntityTypeBuilder<PostingRow> builder)
    {
        builder.ToTable("posting");
        builder.HasKey(row => new { row.PostingId, row.PartnerId });
        builder.Property(row => row.Account).ValueGeneratedOnAddOrUpdate();
    }
}
