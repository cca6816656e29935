using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261122150000_BusinessKey")]
public sealed class Migration0015BusinessKey() : SqlMigration("0015_business_key.sql");
