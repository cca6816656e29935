using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261122080000_PolicyEstimates")]
public sealed class Migration0008PolicyEstimates() : SqlMigration("0008_policy_estimates.sql");
