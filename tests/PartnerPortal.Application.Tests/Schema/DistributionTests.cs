using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Schema;

/// <summary>
/// Whether the schema can be spread over several servers by partner: what a partner owns names it, and each of its keys includes it, since a
/// server that holds only some partners can watch over no other key.
/// </summary>
public sealed class DistributionTests
{
    private const string Tables = """
        select c.relname, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'partner_id' and a.attnotnull and not a.attisdropped)
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
        var whole = (await ledger.ReadAsync(Tables)).Where(row => row.EndsWith("False", StringComparison.Ordinal)).Select(row => row.Split(' ')[0]);
        whole.ShouldBe(Agreed("whole"));
    }

    [Fact]
    public async Task Every_key_of_what_a_partner_owns_names_the_partner_or_is_agreed_to()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        (await ledger.ReadAsync(KeysWithoutPartner)).ShouldBe(Agreed("key"));
    }

    [Fact]
    public void Every_exception_has_its_reason() =>
        File.ReadLines(Golden).Where(line => line.Length > 0).ShouldAllBe(line => line.Split(": ", 2).Length == 2 && line.Split(": ", 2)[1].Length > 10);

    private static string Golden => Path.Combine(AppContext.BaseDirectory, "Schema", "distribution-exceptions.txt");

    /// <summary>Lines "kind name: reason" of one kind, without the reason.</summary>
    private static IEnumerable<string> Agreed(string kind) => File.ReadLines(Golden)
        .Where(line => line.StartsWith(kind + " ", StringComparison.Ordinal)).Select(line => line.Split(": ")[0][(kind.Length + 1)..]);
}
