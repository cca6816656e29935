using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Program.Qualification;

internal sealed class QualificationItemConfiguration : IEntityTypeConfiguration<QualificationItemRow>
{
    public void Configure(EntityTypeBuilder<QualificationItemRow> builder)
    {
        builder.ToTable("qualification_item");
        builder.HasKey(item => new { item.ProgramId, item.ItemId });
        builder.Property(item => item.Texts).HasColumnType("jsonb")
            .HasConversion<JsonTextConverter<IReadOnlyDictionary<string, string>>, ReplacedComparer<IReadOnlyDictionary<string, string>>>();
    }
}
