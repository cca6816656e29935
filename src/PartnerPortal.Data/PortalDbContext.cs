using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PartnerPortal.Data.Identity;

namespace PartnerPortal.Data;

/// <summary>The model of the portal's tables. Opened through <see cref="PortalDatabase"/>, which sets whose rows it sees.</summary>
public sealed class PortalDbContext(DbContextOptions<PortalDbContext> options) : IdentityUserContext<PortalUser, Guid>(options)
{
    /// <summary>Whose rows the query filters let through; row-level security says the same again.</summary>
    public DataScope? Scope { get; init; }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        SnakeCaseNames.Apply(builder);
    }
}
