using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261122060000_Licences")]
public sealed class Migration0006Licences() : SqlMigration("0006_licences.sql");
