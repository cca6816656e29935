using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Overview.Partners;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Platform.Access;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Partners;

/// <summary>Everything a partner's people can ask for, with ids of their own, of another partner, and of nobody.</summary>
public sealed class ForeignPartnerTests(IsolationSample sample) : IClassFixture<IsolationSample>
{
    private static readonly Viewer Viewer = LedgerDatabase.Owner("A");
    private static readonly JsonSerializerOptions Json = new() { Converters = { new MonthText() } };
    private static readonly ListRequest All = new(1, 1_000, null, false, null);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly LedgerDatabase _ledger = sample.Ledger;

    [Theory]
    [InlineData("A", true)]
    [InlineData(IsolationSample.Other, false)]
    [InlineData("Z", false)]
    [InlineData("", false)]
    public async Task A_foreign_partner_is_as_if_it_were_absent(string partner, bool own)
    {
        var found = await new PartnerOverviewQueries(_ledger.Database, new OpenCommissions(), _ledger.Time).FindAsync(
            Viewer, partner, None);
        (found is not null).ShouldBe(own);
        Tells(found).ShouldBe(own);
    }

    [Fact]
    public async Task A_foreign_statement_is_as_if_it_were_absent()
    {
        var queries = new StatementQueries(_ledger.Database);
        var found = 0;
        foreach (var row in await _ledger.ReadAsync("""
            select number || ' ' || partner_id
            from statement union all select '2013-999999 Z' union all select ' Z'
            """))
        {
            var (number, partner) = (row[..row.LastIndexOf(' ')], row[(row.LastIndexOf(' ') + 1)..]);
            var statement = await queries.FindAsync(Viewer, number, None);
            (statement is not null).ShouldBe(partner == "A", row);
            if (Tells(statement)) found++;
        }

        found.ShouldBe(5);
    }

    [Fact]
    public async Task Lists_of_statements_hold_the_partners_own()
    {
        var queries = new StatementQueries(_ledger.Database);
        var listed = await queries.ListAsync(Viewer, All, new StatementFilter(), None);
        listed.Total.ShouldBe(5);
        listed.Rows.ShouldAllBe(row => row.PartnerId == "A");
        Tells(listed);
        Tells(await queries.StreamListAsync(Viewer, All, new StatementFilter(), None).ToListAsync(None));
        foreach (var sort in new[] { "number", "period", "partner", "opening", "commission", "closing", "held" })
            Tells(
                await queries.ListAsync(
                    Viewer, All with { Sort = sort, Descending = true }, new StatementFilter(Month.Parse("2013-01")), None));
        foreach (var search in new[] { IsolationSample.Canary, IsolationSample.Other, "%", "_", "\\" })
            Tells(await queries.ListAsync(Viewer, All with { Search = search }, new StatementFilter(), None));
        (await queries.ListAsync(Viewer, All with { Search = IsolationSample.Canary }, new StatementFilter(), None)).Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("A", true)]
    [InlineData(IsolationSample.Other, false)]
    [InlineData("Z", false)]
    public async Task The_ledger_of_a_foreign_partner_is_empty(string partner, bool own)
    {
        var queries = new LedgerQueries(_ledger.Database);
        var listed = await queries.ListAsync(Viewer, All, new LedgerFilter(partner), None);
        (listed.Total > 0).ShouldBe(own);
        Tells(listed);
        (await queries.StreamAsync(Viewer, All, new LedgerFilter(partner), None).CountAsync(None)).ShouldBe(listed.Total);
        (await queries.ListAsync(Viewer, All with { Search = IsolationSample.Canary }, new LedgerFilter(partner), None)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_foreign_posting_is_as_if_it_were_absent()
    {
        var queries = new LedgerQueries(_ledger.Database);
        foreach (var row in await _ledger.ReadAsync($"select posting_id, partner_id from posting union all select '{Guid.NewGuid()}', 'A'"))
        {
            var (id, partner) = (Guid.Parse(row[..36]), row[37..]);
            var known = (await _ledger.ReadAsync($"select 1 from posting where posting_id = '{id}'")).Length == 1;
            foreach (var asked in new[] { "A", IsolationSample.Other, "Z" })
            {
                var line = await queries.FindAsync(Viewer, asked, id, None);
                (line is not null).ShouldBe(known && partner == "A" && asked == "A", row);
                Tells(line);
            }
        }
    }

    [Fact]
    public async Task Lists_over_all_partners_and_months_are_not_for_partners()
    {
        var partners = new PartnerQueries(_ledger.Database, _ledger.Time);
        var months = new MonthQueries(_ledger.Database, _ledger.Time);
        await DeniedAsync(() => partners.ListAsync(Viewer, All, null, None));
        await DeniedAsync(() => months.OverviewAsync(Viewer, None));
        await DeniedAsync(() => months.HistoryAsync(Viewer, 10, None));
        await DeniedAsync(() => months.ProgressAsync(Viewer, null, None));
        await DeniedAsync(() => new RequestStop(_ledger.Database, TimeProvider.System).RunAsync(Viewer, CommandId.New(), None));
        await DeniedAsync(
            () => new SetAutomaticClose(_ledger.Database, TimeProvider.System).RunAsync(
                Viewer, CommandId.New(), new SetAutomaticCloseCommand(true, 5), None));
    }

    [Theory]
    [InlineData(PortalRole.PartnerSales)]
    [InlineData(PortalRole.PartnerTechnician)]
    public async Task Money_is_for_those_whose_role_has_it(PortalRole role)
    {
        var viewer = Viewer with { Role = role };
        await DeniedAsync(
            () => new PartnerOverviewQueries(_ledger.Database, new OpenCommissions(), _ledger.Time).FindAsync(viewer, "A", None));
        await DeniedAsync(() => new StatementQueries(_ledger.Database).FindAsync(viewer, "2013-000001", None));
        await DeniedAsync(() => new LedgerQueries(_ledger.Database).ListAsync(viewer, All, new LedgerFilter("A"), None));
    }

    [Fact]
    public async Task Staff_see_all_partners_and_support_sees_them_without_money()
    {
        var queries = new PartnerQueries(_ledger.Database, _ledger.Time);
        var all = await queries.ListAsync(LedgerDatabase.Finance, All, null, None);
        all.Rows.Select(row => row.PartnerId).ShouldBe(["A", IsolationSample.Other], ignoreOrder: true);
        foreach (var row in all.Rows)
        {
            var sum = await _ledger.ReadAsync($"select sum(amount) from posting where partner_id = '{row.PartnerId}'");
            sum.ShouldBe([row.Balance!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        }

        var support = await queries.ListAsync(LedgerDatabase.Finance with { Role = PortalRole.SupportAgent }, All, null, None);
        support.Rows.ShouldAllBe(row => row.Balance == null && row.LicenceRevenue == null && row.Threshold == null);
    }

    /// <summary>Nothing of the other partner is in it.</summary>
    /// <returns>Whether there was anything.</returns>
    private static bool Tells(object? answer)
    {
        JsonSerializer.Serialize(answer, Json).ShouldNotContain(IsolationSample.Canary, Case.Insensitive);
        return answer is not null;
    }

    private static async Task DeniedAsync(Func<Task> asked) =>
        (await Should.ThrowAsync<RuleViolationException>(asked)).Code.ShouldBe("access.denied");

    /// <summary>A month has a next one for ever.</summary>
    private sealed class MonthText : JsonConverter<Month>
    {
        public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Month.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
