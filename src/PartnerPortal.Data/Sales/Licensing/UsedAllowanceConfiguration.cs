using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Data.Sales.Licensing;

internal sealed class UsedAllowanceConfiguration : IEntityTypeConfiguration<UsedAllowance>
{
    public void Configure(EntityTypeBuilder<UsedAllowance> builder)
    {
        builder.ToTable("allowance_use");
        builder.HasKey(use => new { use.ProgramId, use.PartnerId, use.UseId });
        builder.Property(use => use.UseId).ValueGeneratedNever();
        builder.Property(use => use.Kind).HasConversion<VocabularyConverter<AllowanceKind>>();
    }
}
