using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261122050000_Onboarding")]
public sealed class Migration0005Onboarding() : SqlMigration("0005_onboarding.sql");
