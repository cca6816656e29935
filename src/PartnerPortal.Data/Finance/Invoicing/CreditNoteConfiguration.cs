using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Finance.Invoicing;

internal sealed class CreditNoteConfiguration : IEntityTypeConfiguration<CreditNote>, IEntityTypeConfiguration<CreditNoteLine>
{
    public void Configure(EntityTypeBuilder<CreditNote> builder)
    {
        builder.ToTable("credit_note");
        builder.HasKey(note => new { note.ProgramId, note.CreditNo });
        builder.Property(note => note.Period).HasConversion<MonthConverter>();
        builder.HasMany(note => note.Lines).WithOne().HasForeignKey(line => new { line.ProgramId, line.CreditNo });
    }

    public void Configure(EntityTypeBuilder<CreditNoteLine> builder)
    {
        builder.ToTable("credit_line");
        builder.HasKey(line => new { line.ProgramId, line.CreditNo, line.LineNo });
    }
}
