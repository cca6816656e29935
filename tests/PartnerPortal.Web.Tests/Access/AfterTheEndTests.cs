using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;

namespace PartnerPortal.Web.Tests.Access;

/// <summary>
/// What the people of a partner can still do when the agreement has ended, over everything there is: all of it is called. Reading stays;
/// whatever else is open has to be agreed to in its area's <c>after-the-end.txt</c>, with the reason; what an owner could change until
/// then stands in <c>closed-at-the-end.txt</c>.
/// </summary>
public sealed class AfterTheEndTests
{
    private const string Refusal = "agreement.ended";

    private static readonly PortalRole[] OfPartners = [
        PortalRole.PartnerOwner, PortalRole.PartnerFinance, PortalRole.PartnerSales, PortalRole.PartnerTechnician];

    [Fact]
    public async Task Writing_is_refused_with_one_message_but_for_what_is_agreed_to()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10", terminatedOn: "2014-03-31"));
        await using var services = UseCases.On(ledger.Connection);
        var (refused, open) = (new HashSet<AgreedLine>(), new HashSet<AgreedLine>());
        foreach (var role in OfPartners)
        {
            foreach (var method in UseCases.OfPeople)
            {
                // Somebody new each time: some of what is called signs people out.
                var answer = await AnswerAsync(services, method, new Viewer(Guid.NewGuid(), role.ToString(), role, "A"));
                if (answer == Refusal) refused.Add(UseCases.Line(method));
                else if (answer != "access.denied" && !IsReading(method)) open.Add(UseCases.Line(method));
            }
        }

        AgreedLines.Named("Access/after-the-end.txt").ShouldSay(open);
        AgreedLines.Named("Access/closed-at-the-end.txt").ShouldSay(refused);
        refused.Where(line => line.Text.Contains("Queries", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_people_are_let_in_on_the_last_day()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10", terminatedOn: "2014-03-31"));
        var owner = await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A");
        ledger.Time.Today = new DateOnly(2014, 3, 31);
        await (await ledger.Database.BeginAsync(owner, Permission.ManageOwnPeople, default)).DisposeAsync();
        ledger.Time.Today = new DateOnly(2014, 4, 1);
        (await Should.ThrowAsync<RuleViolationException>(() => ledger.Database.BeginAsync(owner, Permission.ManageOwnPeople, default)))
            .Code.ShouldBe(Refusal);
    }

    private static bool IsReading(MethodInfo method) => method.DeclaringType!.Name.EndsWith("Queries", StringComparison.Ordinal);

    private static async Task<string> AnswerAsync(IServiceProvider services, MethodInfo method, Viewer viewer)
    {
        try
        {
            await AccessMatrix.FinishAsync(
                method.Invoke(services.GetRequiredService(method.DeclaringType!), MadeUpArguments.For(method, viewer, (_, _) => null)));
            return "";
        }
        catch (Exception problem)
        {
            var cause = problem is TargetInvocationException { InnerException: { } inner } ? inner : problem;
            return cause is RuleViolationException refused ? refused.Code : "";
        }
    }
}
