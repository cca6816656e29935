using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Data.Sales.Licensing;

internal sealed class GrantedAllowanceConfiguration : IEntityTypeConfiguration<GrantedAllowance>
{
    public void Configure(EntityTypeBuilder<GrantedAllowance> builder)
    {
        builder.ToTable("allowance_grant");
        builder.HasKey(grant => new { grant.ProgramId, grant.PartnerId, grant.GrantId });
        builder.Property(grant => grant.GrantId).ValueGeneratedNever();
        builder.Property(grant => grant.Kind).HasConversion<VocabularyConverter<AllowanceKind>>();
    }
}
