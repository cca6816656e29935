using PartnerPortal.Application.Platform.Search;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Platform.Access;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Platform.Search;

public sealed class SearchQueriesTests(IsolationSample sample) : IClassFixture<IsolationSample>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly SearchQueries _search = new(sample.Ledger.Database);

    [Theory]
    [InlineData("CANARY", SearchKind.Partner, IsolationSample.Other)]
    [InlineData("company can", SearchKind.Partner, IsolationSample.Other)]
    [InlineData("Compnay CANRAY", SearchKind.Partner, IsolationSample.Other)]
    [InlineData("b-can", SearchKind.Partner, IsolationSample.Other)]
    [InlineData("buyer", SearchKind.Customer, "L")]
    [InlineData("Cusotmer", SearchKind.Customer, "K")]
    [InlineData("I1", SearchKind.Invoice, "I1")]
    [InlineData("I1C", SearchKind.Invoice, "I1CANARY")]
    [InlineData("A/2012-0", SearchKind.Statement, "A/2012-001")]
    public async Task Staff_find_by_number_by_name_and_with_a_slip_of_the_pen(string text, SearchKind kind, string key) =>
        (await _search.FindAsync(LedgerDatabase.Finance, text, None)).ShouldContain(hit => hit.Kind == kind && hit.Key == key);

    [Theory]
    [InlineData("CANARY")]
    [InlineData("Compnay CANRAY")]
    [InlineData("b-can")]
    public async Task Who_names_a_partner_finds_partners_only(string text)
    {
        var hits = await _search.FindPartnersAsync(LedgerDatabase.Finance, text, None);
        hits[0].Key.ShouldBe(IsolationSample.Other);
        hits.ShouldAllBe(hit => hit.Kind == SearchKind.Partner);
        (await _search.FindPartnersAsync(LedgerDatabase.Finance, text[..1], None)).ShouldBeEmpty();
        (await Should.ThrowAsync<RuleViolationException>(() => _search.FindPartnersAsync(LedgerDatabase.Owner("A"), text, None))).Code.ShouldBe("access.denied");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("x")]
    [InlineData("%")]
    [InlineData("%%")]
    [InlineData("__")]
    [InlineData("\\\\")]
    [InlineData("' or true --")]
    public async Task Nothing_and_patterns_find_nothing(string text) =>
        (await _search.FindAsync(LedgerDatabase.Finance, text, None)).ShouldBeEmpty();

    [Theory]
    [InlineData("CANARY")]
    [InlineData("B-")]
    [InlineData("Company CANARY")]
    [InlineData("Customer CANARY")]
    [InlineData("I1")]
    [InlineData("A/2012-")]
    public async Task A_partners_people_find_their_own_and_nothing_else(string text)
    {
        foreach (var hit in await _search.FindAsync(LedgerDatabase.Owner("A"), text, None))
        {
            hit.Kind.ShouldNotBe(SearchKind.Partner);
            hit.Key.ShouldNotContain(IsolationSample.Canary);
            hit.Title.ShouldNotContain(IsolationSample.Canary);
            hit.Detail.ShouldNotContain(IsolationSample.Canary);
        }
    }

    [Fact]
    public async Task A_partners_people_find_what_is_theirs()
    {
        (await _search.FindAsync(LedgerDatabase.Owner("A"), "buyer", None)).ShouldHaveSingleItem().Key.ShouldBe("L");
        (await _search.FindAsync(LedgerDatabase.Owner("A"), "I2", None)).ShouldHaveSingleItem().Key.ShouldBe("I2");
    }

    [Theory]
    [InlineData(PortalRole.PartnerFinance, SearchKind.Statement)]
    [InlineData(PortalRole.PartnerSales, SearchKind.Customer, SearchKind.Invoice)]
    [InlineData(PortalRole.PartnerTechnician)]
    public async Task A_role_finds_what_it_may_see(PortalRole role, params SearchKind[] kinds)
    {
        var viewer = LedgerDatabase.Owner("A") with { Role = role };
        var found = new List<SearchHit>();
        foreach (var text in new[] { "Customer", "Buyer", "I1", "A/2012-", "Company" }) found.AddRange(await _search.FindAsync(viewer, text, None));
        found.Select(hit => hit.Kind).Distinct().ShouldBe(kinds, ignoreOrder: true);
    }

    [Fact]
    public async Task Support_finds_partners_only() =>
        (await _search.FindAsync(LedgerDatabase.Finance with { Role = PortalRole.SupportAgent }, IsolationSample.Canary, None))
            .ShouldAllBe(hit => hit.Kind == SearchKind.Partner);
}
