using System.Collections;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Platform.Access;

namespace PartnerPortal.Web.Tests.Access;

/// <summary>
/// Everything a partner's people can call is called with the ids of another partner and with ids that do not exist: the answer is the
/// same, and nothing of the other partner changes or is told. New use cases are walked by themselves; a new kind of id has to be named.
/// </summary>
public sealed class ForeignIdTests(IsolationSample sample) : IClassFixture<IsolationSample>
{
    private const string Nobodys = "nobody's";

    /// <summary>By the name that parameters give an id: where another partner's is found, or that all partners share such things.</summary>
    private static readonly Dictionary<string, string> Named = AgreedLines.Whole("Access/foreign-ids.txt").All
        .Select(line => line.Text.Replace("{other}", IsolationSample.Other, StringComparison.Ordinal).Split(": ", 2))
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> Ids =
        Named.Where(id => id.Value != Nobodys).ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ids of the program, and texts that name nothing.</summary>
    private static readonly string[] NobodysOwn =
    [
        "programId", "vatId", "language", "list", "name", "query", "text", "search", "sort", "reason", "note", "typed", "wanted",
        "code", "current", "next", "password", "country", "email", "displayName", "only", "columns", "column", "iban", "title", "label",
        "proof", "agent", "address", "value",
    ];

    private static readonly PortalRole[] OfPartners = [
        PortalRole.PartnerOwner, PortalRole.PartnerFinance, PortalRole.PartnerSales, PortalRole.PartnerTechnician];

    private readonly LedgerDatabase _ledger = sample.Ledger;

    [Fact]
    public async Task A_foreign_id_is_answered_like_an_absent_one_and_touches_nothing()
    {
        var foreigner = await ArrangeForeignerAsync();
        var before = await OfOtherAsync();
        await using var services = UseCases.On(_ledger.Connection);
        var differing = new List<string>();
        var (called, unknown) = (0, new HashSet<string>());
        foreach (var role in OfPartners)
        {
            var viewer = await _ledger.AddPersonAsync(role, "A", role.ToString());
            foreach (
                var method in UseCases.OfPeople.Where(
                    method => !method.DeclaringType!.Namespace!.EndsWith("Accounts", StringComparison.Ordinal)))
            {
                var (asked, unnamed) = (new HashSet<string>(), new HashSet<string>());
                var foreign = await CallAsync(services, method, viewer, (name, type) => Foreign(name, type, asked, foreigner, unnamed));
                if (foreign == "access.denied") continue;
                unknown.UnionWith(unnamed.Select(name => $"{UseCases.Name(method)} {name}"));
                if (asked.Count == 0) continue;
                var absent = await CallAsync(services, method, viewer, (name, type) => Absent(name, type));
                called++;
                if (Neutral(foreign, foreigner) != Neutral(absent, foreigner))
                    differing.Add($"{role} {UseCases.Name(method)}: {foreign} / {absent}");
                if (
                    foreign.Contains(IsolationSample.Canary, StringComparison.Ordinal)
                        && Neutral(foreign, foreigner).Contains(IsolationSample.Canary, StringComparison.Ordinal)) differing.Add(
                            $"{role} {UseCases.Name(method)} tells {foreign}");
            }
        }

        unknown.ShouldBeEmpty("whose ids are these? AREA/Access/foreign-ids.txt says where another partner's is, or that it is nobody's");
        differing.ShouldBeEmpty();
        called.ShouldBeGreaterThan(20);
        (await OfOtherAsync()).ShouldBe(before);
    }

    /// <summary>Another partner's person with a session, a saved view and a notice.</summary>
    private async Task<Dictionary<string, string>> ArrangeForeignerAsync()
    {
        var other = await _ledger.AddPersonAsync(PortalRole.PartnerSales, IsolationSample.Other, "Person " + IsolationSample.Canary);
        await _ledger.ExecuteAsync($"""
            insert into saved_view (user_id, view_id, list, name, query, created_at) values ('{other.UserId}', gen_random_uuid(),
                'partners', 'View', 'q=x', now());
            insert into notice (notice_id, user_id, kind, key, text_values, link, created_at) values (gen_random_uuid(), '{other.UserId}',
                'statement_ready', 'k', '[]', 'statements', now());
            insert into licence (program_id, partner_id, licence_id, kind, seats, status, source, valid_from, taken_by, taken_at)
            values ('main', '{IsolationSample.Other}', 'NFR-7', 'nfr_team', 1, 'active', 'allowance', '2012-12-05', 'Owner', now());
            insert into user_passkeys (credential_id, user_id, data) values ('\x0102', '{other.UserId}', jsonb_build_object('Name', 'Key'))
            """);
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, sql) in Ids) found[name] = (await _ledger.ReadAsync(sql)).ShouldHaveSingleItem(name);
        return found;
    }

    private static object? Foreign(string name, Type type, HashSet<string> asked, Dictionary<string, string> ids, HashSet<string> unknown)
    {
        if (ids.TryGetValue(name, out var id))
        {
            asked.Add(name);
            return type == typeof(Guid) ? Guid.Parse(id) : id;
        }

        if (Named.ContainsKey(name)) return null;
        if (type == typeof(Guid)) unknown.Add($"{name} (Guid)");
        else if (
            type == typeof(string) && name.EndsWith("Id", StringComparison.Ordinal)
                && !NobodysOwn.Contains(name, StringComparer.OrdinalIgnoreCase)) unknown.Add(name);
        return null;
    }

    private static object? Absent(string name, Type type) =>
        !Ids.ContainsKey(name)
            ? null : type == typeof(Guid) ? Guid.Parse("00000000-0000-7000-8000-00000000abcd") : name == "passkeyId" ? "AwQ="
            : "ABSENT-1";

    private static async Task<string> CallAsync(
        IServiceProvider services, MethodInfo method, Viewer viewer, Func<string, Type, object?> idOf)
    {
        try
        {
            var answer = await AccessMatrix.FinishAsync(
                method.Invoke(services.GetRequiredService(method.DeclaringType!), MadeUpArguments.For(method, viewer, idOf)));
            return Said(answer);
        }
        catch (Exception problem)
        {
            return (problem is TargetInvocationException { InnerException: { } inner } ? inner : problem) switch
            {
                RuleViolationException { Code: "access.denied" } => "access.denied",
                RuleViolationException refused => $"{refused.Code} {refused.Message}",
                var other => other.GetType().Name,
            };
        }
    }

    private static string Said(object? answer) => answer switch
    {
        null => "nothing",
        string text => text,
        IEnumerable rows => string.Join(" | ", rows.Cast<object?>().Select(Said)),
        _ when answer.GetType().GetProperty("Rows") is { } rows => Said(rows.GetValue(answer)),
        Guid => "an id",
        _ => answer.ToString()!,
    };

    /// <summary>The answer without the id that was asked for, which is what the asker said.</summary>
    private static string Neutral(string said, Dictionary<string, string> ids) =>
        ids.Values.Concat(["00000000-0000-7000-8000-00000000abcd", "ABSENT-1", "AwQ="])
        .OrderByDescending(id => id.Length).Aggregate(said, (text, id) => text.Replace(id, "ID", StringComparison.OrdinalIgnoreCase));

    /// <summary>A fingerprint of every row that belongs to the other partner or its people.</summary>
    private async Task<string> OfOtherAsync()
    {
        var tables = await _ledger.ReadAsync("""
            select distinct c.relname, case when a.attname = 'partner_id' then 'partner_id' else 'user_id' end from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname in ('partner_id', 'user_id') and not a.attisdropped
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('audit_entry') order by 1, 2
            """);
        var prints = new List<string>();
        foreach (var line in tables)
        {
            var (table, column) = (line.Split(' ')[0], line.Split(' ')[1]);
            var which = column == "partner_id"
                ? $"t.partner_id = '{IsolationSample.Other}'"
                : $"t.user_id in (select id from users where partner_id = '{IsolationSample.Other}')";
            prints.Add(
                $"{table} {column} {(await _ledger.ReadAsync($"select coalesce(md5(string_agg(t::text, ';' order by t::text)), '-') from {table} t where {which}"))[0]}");
        }

        return string.Join('\n', prints);
    }
}
