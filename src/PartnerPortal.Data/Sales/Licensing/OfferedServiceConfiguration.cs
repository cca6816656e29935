using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Data.Sales.Licensing;

internal sealed class OfferedServiceConfiguration : IEntityTypeConfiguration<OfferedService>
{
    public void Configure(EntityTypeBuilder<OfferedService> builder)
    {
        builder.ToTable("own_use_offer");
        builder.HasKey(offer => new { offer.ProgramId, offer.OfferId });
        builder.Property(offer => offer.Kind).HasConversion<VocabularyConverter<OwnUseKind>>();
        builder.Property(offer => offer.Unit).HasConversion<VocabularyConverter<OwnUseUnit>>();
        builder.Property(offer => offer.Names).HasColumnType("jsonb");
    }
}
