using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261130101700_MoneyRules")]
public sealed class Migration0017MoneyRules() : SqlMigration("0017_money_rules.sql");
