using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261122080000_PageReads")]
public sealed class Migration0008PageReads() : SqlMigration("0008_page_reads.sql");
