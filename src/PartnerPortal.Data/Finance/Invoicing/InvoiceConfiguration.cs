using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Finance.Invoicing;

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<InvoiceRow>
{
    public void Configure(EntityTypeBuilder<InvoiceRow> builder)
    {
        builder.ToTable("invoice");
        builder.HasKey(row => new { row.ProgramId, row.InvoiceNo });
    }
}
