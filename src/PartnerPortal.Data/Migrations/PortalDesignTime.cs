using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PartnerPortal.Data.Migrations;

/// <summary>
/// How <c>dotnet ef migrations add NAME --project src/PartnerPortal.Data</c> gets at the model. It compares the model with the snapshot beside
/// this file and needs no database.
/// </summary>
internal sealed class PortalDesignTime : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql("Host=none").Options);
}
