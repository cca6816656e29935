using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

[DbContext(typeof(PortalDbContext))]
[Migration("20261130120000_SignIn")]
public sealed class Migration0020SignIn() : SqlMigration("0020_sign_in.sql");
