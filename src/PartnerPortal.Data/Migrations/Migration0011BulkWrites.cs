using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261122110000_BulkWrites")]
public sealed class Migration0011BulkWrites() : SqlMigration("0011_bulk_writes.sql");
