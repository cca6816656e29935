using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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

    /// <summary>What the areas register.</summary>
    private static readonly SearchSource[] Sources =
    [
        .. new ServiceCollection().AddApplication(new ConfigurationBuilder().Build())
            .Where(service => service.ServiceType == typeof(SearchSource)).Select(service => (SearchSource)service.ImplementationInstance!),
    ];

    private readonly SearchQueries _search = new(sample.Ledger.Database, Sources);

    [Theory]
    [InlineData("CANARY", "partner", IsolationSample.Other)]
    [InlineData("company can", "partner", IsolationSample.Other)]
    [InlineData("Compnay CANRAY", "partner", IsolationSample.Other)]
    [InlineData("b-can", "partner", IsolationSample.Other)]
    [InlineData("buyer", "customer", "L")]
    [InlineData("Cusotmer", "customer", "K")]
    [InlineData("I1", "invoice", "I1")]
    [InlineData("I1C", "invoice", "I1CANARY")]
    [InlineData("A/2012-0", "statement", "A/2012-001")]
    public async Task Staff_find_by_number_by_name_and_with_a_slip_of_the_pen(string text, string kind, string key) =>
        (await _search.FindAsync(LedgerDatabase.Finance, text, None)).ShouldContain(hit => hit.Kind == kind && hit.Key == key);

    [Theory]
    [InlineData("CANARY")]
    [InlineData("Compnay CANRAY")]
    [InlineData("b-can")]
    public async Task Who_names_a_partner_finds_partners_only(string text)
    {
        var hits = await _search.FindPartnersAsync(LedgerDatabase.Finance, text, None);
        hits[0].Key.ShouldBe(IsolationSample.Other);
        hits.ShouldAllBe(hit => hit.Kind == "partner");
        (await _search.FindPartnersAsync(LedgerDatabase.Finance, text[..1], None)).ShouldBeEmpty();
        (await Should.ThrowAsync<RuleViolationException>(() => _search.FindPartnersAsync(LedgerDatabase.Owner("A"), text, None)))
            .Code.ShouldBe("access.denied");
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
            hit.Kind.ShouldNotBe("partner");
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
    [InlineData(PortalRole.PartnerFinance, "statement")]
    [InlineData(PortalRole.PartnerSales, "customer", "invoice")]
    [InlineData(PortalRole.PartnerTechnician)]
    public async Task A_role_finds_what_it_may_see(PortalRole role, params string[] kinds)
    {
        var viewer = LedgerDatabase.Owner("A") with { Role = role };
        var found = new List<SearchHit>();
        foreach (var text in new[] { "Customer", "Buyer", "I1", "A/2012-", "Company" })
            found.AddRange(await _search.FindAsync(viewer, text, None));
        found.Select(hit => hit.Kind).Distinct().ShouldBe(kinds, ignoreOrder: true);
    }

    [Fact]
    public async Task Support_finds_partners_only() =>
        (await _search.FindAsync(LedgerDatabase.Finance with { Role = PortalRole.SupportAgent }, IsolationSample.Canary, None))
            .ShouldAllBe(hit => hit.Kind == "partner");

    [Fact]
    public async Task Kinds_come_in_the_line_of_their_areas_whatever_fits_best()
    {
        var found = await _search.FindAsync(LedgerDatabase.Finance, "CANARY", None);
        found.Select(hit => hit.Kind).Distinct().ShouldBe(["partner", "customer"]);
        Sources.Select(source => source.Kind).ShouldBe(["partner", "customer", "invoice", "statement"]);
    }

    [Fact]
    public async Task A_kind_that_an_area_brings_is_found_with_the_others()
    {
        var months = new SearchSource("month", viewer => viewer.IsStaff, "select 'M', 'Month of ' || $2, '', 1");
        var search = new SearchQueries(sample.Ledger.Database, [.. Sources, months]);
        (await search.FindAsync(LedgerDatabase.Finance, "buyer", None)).Select(hit => (hit.Kind, hit.Title))
            .ShouldBe([("customer", "Buyer "), ("customer", "Buyer CANARY"), ("month", "Month of buyer")]);
        (await search.FindAsync(LedgerDatabase.Owner("A"), "buyer", None)).ShouldAllBe(hit => hit.Kind == "customer");
    }
}
