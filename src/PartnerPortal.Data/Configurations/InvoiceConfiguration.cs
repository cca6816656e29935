using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Data.Invoicing;

namespace PartnerPortal.Data.Configurations;

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<InvoiceRow>
{
    public void Configure(EntityTypeBuilder<InvoiceRow> builder)
    {
        builder.ToTable("invoice");
        builder.HasKey(row => new { row.ProgramId, row.InvoiceNo });
    }
}
