using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Data.Sales.Licensing;

internal sealed class OrderedServiceConfiguration : IEntityTypeConfiguration<OrderedService>
{
    public void Configure(EntityTypeBuilder<OrderedService> builder)
    {
        builder.ToTable("own_use_order");
        builder.HasKey(order => new { order.ProgramId, order.PartnerId, order.OrderId });
        builder.Property(order => order.Kind).HasConversion<VocabularyConverter<OwnUseKind>>();
        builder.Property(order => order.Unit).HasConversion<VocabularyConverter<OwnUseUnit>>();
    }
}
