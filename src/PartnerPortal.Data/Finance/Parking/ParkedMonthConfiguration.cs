using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Domain.Finance.Parking;

namespace PartnerPortal.Data.Finance.Parking;

internal sealed class ParkedMonthConfiguration : IEntityTypeConfiguration<ParkedMonth>
{
    public void Configure(EntityTypeBuilder<ParkedMonth> builder)
    {
        builder.ToTable("parked_month");
        builder.HasKey(parked => new { parked.ProgramId, parked.PartnerId, parked.Period });
        builder.Property(parked => parked.Period).HasConversion<MonthConverter>();
        builder.Property(parked => parked.Cause).HasConversion<VocabularyConverter<ParkingCause>>();
    }
}
