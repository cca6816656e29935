using Microsoft.EntityFrameworkCore;
using PartnerPortal.Data;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Schema;

/// <summary>
/// Whether the schema can be spread over several servers by partner: what a partner owns names it, and each of its keys includes it,
/// since a server that holds only some partners can watch over no other key. What is agreed to stands in the area of the table, as "kind
/// name: reason", in <c>AREA/Schema/distribution-exceptions.txt</c>; what belongs to no area, in the one without.
/// </summary>
public sealed class DistributionTests
{
    private const string Tables = """
        select c.relname, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'partner_id' and a.attnotnull
            and not a.attisdropped)
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1
        """;

    private const string KeysWithoutPartner = """
        select c.relname, i.relname
        from pg_class c
        join pg_index x on x.indrelid = c.oid and x.indisunique
        join pg_class i on i.oid = x.indexrelid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
            and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'partner_id' and a.attnotnull)
            and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'partner_id' and a.attnum = any (x.indkey))
        order by 1, 2
        """;

    [Fact]
    public async Task Every_table_is_owned_by_partners_or_agreed_to_stay_whole()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var whole = (await ledger.ReadAsync(Tables)).Where(row => row.EndsWith("False", StringComparison.Ordinal)).Select(
            row => row.Split(' ')[0]);
        whole.ShouldBe(SchemaExceptions.Of("whole"), SchemaExceptions.Where);
    }

    [Fact]
    public async Task Every_key_of_what_a_partner_owns_names_the_partner_or_is_agreed_to()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        (await ledger.ReadAsync(KeysWithoutPartner)).ShouldBe(SchemaExceptions.Of("key"), SchemaExceptions.Where);
    }

    [Fact]
    public void Every_exception_has_its_reason() => SchemaExceptions.All.ShouldAllBe(line => line.Reason.Length > 10);

    [Fact]
    public async Task An_exception_stands_in_the_area_of_its_table()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using var unit = await ledger.Database.OpenAsync(DataScope.All, CancellationToken.None);
        var areas = unit.Db.Model.GetEntityTypes()
            .Where(type => !type.IsMappedToJson() && type.ClrType.Assembly == typeof(PortalDbContext).Assembly)
            .ToLookup(type => type.GetTableName(), type => type.ClrType.Namespace!.Split('.')[2]);
        var mapped = SchemaExceptions.All.Where(line => line.Kind == "whole" && areas.Contains(line.Name)).ToList();
        mapped.Count.ShouldBeGreaterThan(5);
        mapped.Where(line => !areas[line.Name].Contains(line.Area)).Select(line => $"{line.Name} is not of {line.Area}")
            .ShouldBeEmpty(SchemaExceptions.Where);
    }
}
