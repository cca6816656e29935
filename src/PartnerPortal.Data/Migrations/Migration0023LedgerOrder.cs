using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261130165000_LedgerOrder")]
public sealed class Migration0023LedgerOrder() : SqlMigration("0023_ledger_order.sql");
