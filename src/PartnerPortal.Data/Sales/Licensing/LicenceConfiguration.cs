using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Data.Sales.Licensing;

internal sealed class LicenceConfiguration : IEntityTypeConfiguration<Licence>
{
    public void Configure(EntityTypeBuilder<Licence> builder)
    {
        builder.ToTable("licence");
        builder.HasKey(licence => new { licence.ProgramId, licence.PartnerId, licence.LicenceId });
        builder.Property(licence => licence.Kind).HasConversion<VocabularyConverter<AllowanceKind>>();
        builder.Property(licence => licence.Status).HasConversion<VocabularyConverter<LicenceStatus>>();
        builder.Property(licence => licence.Source).HasConversion<VocabularyConverter<LicenceSource>>();
    }
}
