using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261130101800_CommandsDone")]
public sealed class Migration0018CommandsDone() : SqlMigration("0018_commands_done.sql");
