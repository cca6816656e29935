using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Fees;
using PartnerPortal.Data.Finance.Invoicing;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Data.Finance.Parking;
using PartnerPortal.Data.Overview.WorkItems;
using PartnerPortal.Data.Program.Terms;
using PartnerPortal.Data.Sales.Licensing;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Schema;

/// <summary>The model of the portal against the catalogue of a migrated database: migrations are written by hand.</summary>
public sealed class ModelMatchesSchemaTests
{
    // A domain counts as the type it stands on.
    private const string Columns = """
        select c.relname, a.attname, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null), not (a.attnotnull or t.typnotnull)
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_type t on t.oid = a.atttypid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        """;

    private const string PrimaryKeys = """
        select c.relname, string_agg(a.attname, '+' order by a.attname collate "C")
        from pg_constraint k join pg_class c on c.oid = k.conrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any(k.conkey)
        where k.contype = 'p' and c.relnamespace = 'public'::regnamespace group by c.relname
        """;

    private static readonly string[] Demanded = [
        "user_name", "normalized_user_name", "email", "normalized_email", "security_stamp", "concurrency_stamp"];

    [Fact]
    public async Task Every_mapped_column_exists_with_its_type_and_nullability()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var columns = (await ledger.ReadAsync(Columns)).ToHashSet();
        await using var unit = await ledger.Database.OpenAsync(DataScope.All, CancellationToken.None);

        var mapped = Tables(unit.Db).SelectMany(type => type.GetProperties().Select(property => (Type: type, Property: property))).ToList();
        mapped.Count.ShouldBeGreaterThan(150);
        mapped.Select(each => Column(each.Type, each.Property)).Except(columns).ShouldBeEmpty();
        foreach (var json in unit.Db.Model.GetEntityTypes().Where(type => type.IsMappedToJson()))
            columns.ShouldContain($"{json.GetTableName()} {json.GetContainerColumnName()} jsonb False");
    }

    [Fact]
    public async Task Every_key_is_the_primary_key_of_its_table()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var keys = await ledger.ReadAsync(PrimaryKeys);
        await using var unit = await ledger.Database.OpenAsync(DataScope.All, CancellationToken.None);

        Tables(unit.Db).Select(Key).Except(keys).ShouldBeEmpty();

        static string Key(IEntityType type) =>
            $"{type.GetTableName()} {string.Join('+', type.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName()).Order(StringComparer.Ordinal))}";
    }

    [Fact]
    public async Task Every_mapped_table_can_be_read()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        await ledger.CloseAsync("2013-01");
        await using var unit = await ledger.Database.OpenAsync(DataScope.All, CancellationToken.None);

        (await unit.Db.Programs.ToListAsync()).ShouldHaveSingleItem().Currency.ShouldBe("EUR");
        (await unit.Db.Partners.Include(partner => partner.Agreement).ToListAsync()).ShouldAllBe(partner => partner.Agreement != null);
        (await unit.Db.Invoices.ToListAsync()).Count.ShouldBe(10);
        (await unit.Db.Periods.ToListAsync()).ShouldHaveSingleItem().Status.ShouldBe("closed");
        (await unit.Db.CloseRuns.ToListAsync()).ShouldHaveSingleItem().Status.ShouldBe("done");
        (await unit.Db.CloseSteps.ToListAsync()).Count.ShouldBe(5);
        (await unit.Db.Postings.ToListAsync()).Count.ShouldBe(16);
        (await unit.Db.Statements.ToListAsync()).Count.ShouldBe(4);
        (await unit.Db.Payouts.ToListAsync()).Count.ShouldBe(4);
        (await unit.Db.Users.ToListAsync()).ShouldBeEmpty();
        (await unit.Db.Set<Adjustment>().ToListAsync()).ShouldBeEmpty();
        (await unit.Db.Set<CreditNote>().Include(note => note.Lines).ToListAsync()).ShouldAllBe(note => note.Lines.Count > 0);
        (await unit.Db.Set<WaivedFee>().ToListAsync()).ShouldBeEmpty();
        (await unit.Db.Set<ParkedMonth>().ToListAsync()).ShouldBeEmpty();
        (await unit.Db.Set<WorkItem>().ToListAsync()).ShouldBeEmpty();
        (await unit.Db.Set<Licence>().ToListAsync()).ShouldBeEmpty();
        (await unit.Db.Set<OfferedService>().ToListAsync()).ShouldBeEmpty();
        (await unit.Db.Set<OrderedService>().ToListAsync()).ShouldBeEmpty();
        (await unit.Db.Set<GrantedAllowance>().ToListAsync()).ShouldBeEmpty();
        (await unit.Db.Set<UsedAllowance>().ToListAsync()).ShouldBeEmpty();
        (await unit.Db.Set<TermsDraftRow>().ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_role_of_the_portal_owns_nothing_and_is_above_no_rule()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        (await ledger.ReadAsync("""
            select current_user, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
                (select count(*) from pg_class where relowner = r.oid), (select count(*) from pg_proc where proowner = r.oid),
                (select count(*) from pg_database where datdba = r.oid), (select count(*) from pg_auth_members where member = r.oid),
                has_schema_privilege('public', 'create')
            from pg_roles r where rolname = current_user
            """)).ShouldBe(["portal_app False False False False False 0 0 0 0 False"]);
        (await ledger.ReadAsync("select rolsuper, rolbypassrls from pg_roles where rolname = 'portal_owner'")).ShouldBe(["False False"]);
        (await ledger.ReadAsync("""
            select table_name, privilege_type from information_schema.table_privileges
            where grantee = 'portal_app' and table_schema = 'public' and (privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES')
                or privilege_type = 'DELETE' and table_name not like 'user%')
            """)).Except(SchemaExceptions.Of("delete").Select(table => $"{table} DELETE")).ShouldBeEmpty(SchemaExceptions.Where);
    }

    /// <summary>What the framework leaves open the schema may demand.</summary>
    private static string Column(IEntityType type, IProperty property)
    {
        var framework = property.PropertyInfo?.DeclaringType?.Assembly == typeof(IdentityUser<Guid>).Assembly;
        var nullable = property.IsNullable && !(framework && Demanded.Contains(property.GetColumnName()));
        return $"{type.GetTableName()} {property.GetColumnName()} {StoreType(property)} {nullable}";
    }

    private static IEnumerable<IEntityType> Tables(PortalDbContext context) =>
        context.Model.GetEntityTypes().Where(type => !type.IsMappedToJson());

    /// <summary>Without lengths: the schema has text and checks.</summary>
    private static string StoreType(IProperty property)
    {
        var type = property.GetColumnType();
        var name = type.IndexOf('(', StringComparison.Ordinal) is var at and >= 0 ? type[..at] : type;
        return name == "character varying" ? "text" : name;
    }
}
