using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261122070000_Screens")]
public sealed class Migration0007Screens() : SqlMigration("0007_screens.sql");
