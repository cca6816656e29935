using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261122120000_PartnerFacts")]
public sealed class Migration0012PartnerFacts() : SqlMigration("0012_partner_facts.sql");
