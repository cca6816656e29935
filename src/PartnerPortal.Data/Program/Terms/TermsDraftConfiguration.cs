using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Data.Program.Terms;

internal sealed class TermsDraftConfiguration : IEntityTypeConfiguration<TermsDraftRow>
{
    public void Configure(EntityTypeBuilder<TermsDraftRow> builder)
    {
        builder.ToTable("terms_draft");
        builder.HasKey(draft => new { draft.ProgramId, draft.DraftId });
        builder.Property(draft => draft.Content).HasColumnType("jsonb").HasConversion(
            new ValueConverter<TermsDraft, string>(draft => TermsDraftJson.Write(draft), text => TermsDraftJson.Read(text)),
            new ReplacedComparer<TermsDraft>());
    }
}
