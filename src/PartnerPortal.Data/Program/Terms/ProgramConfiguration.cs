using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnerPortal.Data.Program.Terms;

internal sealed class ProgramConfiguration : IEntityTypeConfiguration<ProgramRow>
{
    public void Configure(EntityTypeBuilder<ProgramRow> builder)
    {
        builder.ToTable("program");
        builder.HasKey(row => row.ProgramId);
    }
}
