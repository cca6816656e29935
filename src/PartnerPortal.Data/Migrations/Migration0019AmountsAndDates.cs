using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261130119000_AmountsAndDates")]
public sealed class Migration0019AmountsAndDates() : SqlMigration("0019_amounts_and_dates.sql");
