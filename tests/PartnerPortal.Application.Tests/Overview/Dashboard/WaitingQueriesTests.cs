using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Overview.Dashboard;
using PartnerPortal.Application.Overview.WorkItems;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Waiting;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Platform.Access;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Overview.Dashboard;

/// <summary>What waits is what the areas registered, each counted where the person may know of it.</summary>
public sealed class WaitingQueriesTests(IsolationSample sample) : IClassFixture<IsolationSample>
{
    private readonly WaitingQueries _waits = new(sample.Ledger.Database, Registered(), sample.Ledger.Time);

    [Fact]
    public async Task Everything_that_an_area_registered_is_counted()
    {
        var counts = await _waits.FindAsync(LedgerDatabase.Finance, default);
        counts.Of.Keys.Order().ShouldBe(
            ["adjustments", "applications", "credits", "disputed", "parked", "payouts", "withheld", "workItems"]);
        var holds = await new HoldQueries(sample.Ledger.Database).FindAsync(LedgerDatabase.Finance, default);
        (counts.Of["disputed"], counts.Of["credits"], counts.Of["workItems"])
            .ShouldBe((holds.Disputed.Count, holds.Unlinked.Count, holds.WorkItems.Count));
        counts.Of["workItems"].ShouldBe(2);
        (await sample.Ledger.ReadAsync("select count(*) from agreement where not suspended and terminated_on is null"))
            .ShouldBe([$"{counts.ActivePartners}"]);
    }

    [Theory]
    [InlineData(PortalRole.Manager, "applications credits disputed parked withheld workItems")]
    [InlineData(PortalRole.Finance, "adjustments credits disputed parked payouts withheld workItems")]
    public async Task Nobody_is_told_what_they_cannot_look_at(PortalRole role, string keys)
    {
        var counts = await _waits.FindAsync(new Viewer(Guid.Empty, "Sam", role, null), default);
        counts.Of.Keys.Order().ShouldBe(keys.Split(' '));
    }

    [Fact]
    public async Task What_waits_is_not_for_partners() =>
        (await Should.ThrowAsync<RuleViolationException>(() => _waits.FindAsync(LedgerDatabase.Owner("A"), default)))
            .Code.ShouldBe("access.denied");

    private static IEnumerable<WaitingSource> Registered() => new ServiceCollection()
        .AddApplication(new ConfigurationBuilder().Build()).Select(service => service.ImplementationInstance).OfType<WaitingSource>();
}
