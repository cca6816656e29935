using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Program.Partners;

internal sealed class PartnerConfiguration : IEntityTypeConfiguration<PartnerRow>
{
    public void Configure(EntityTypeBuilder<PartnerRow> builder)
    {
        builder.ToTable("partner");
        builder.HasKey(row => row.PartnerId);
        builder.HasOne(row => row.Agreement).WithOne().HasForeignKey<AgreementRow>(row => row.PartnerId);
    }
}
