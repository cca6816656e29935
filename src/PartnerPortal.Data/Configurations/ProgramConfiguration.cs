using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Data.Programs;

namespace PartnerPortal.Data.Configurations;

internal sealed class ProgramConfiguration : IEntityTypeConfiguration<ProgramRow>
{
    public void Configure(EntityTypeBuilder<ProgramRow> builder)
    {
        builder.ToTable("program");
        builder.HasKey(row => row.ProgramId);
    }
}
