using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261130210000_Jobs")]
public sealed class Migration0021Jobs() : SqlMigration("0021_jobs.sql");
