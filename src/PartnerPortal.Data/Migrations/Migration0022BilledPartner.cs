using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261130122000_BilledPartner")]
public sealed class Migration0022BilledPartner() : SqlMigration("0022_billed_partner.sql");
