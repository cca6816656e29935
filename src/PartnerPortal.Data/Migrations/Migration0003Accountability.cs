using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261122030000_Accountability")]
public sealed class Migration0003Accountability() : SqlMigration("0003_accountability.sql");
