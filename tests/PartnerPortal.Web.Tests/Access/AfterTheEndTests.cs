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
/// whatever else is open has to be agreed to in <c>after-the-end.txt</c>, with the reason.
/// </summary>
public sealed class AfterTheEndTests
{
    private const string Refusal = "agreement.ended";

    private static readonly PortalRole[] OfPartners = [PortalRole.PartnerOwner, PortalRole.PartnerFinance, PortalRole.PartnerSales, PortalRole.PartnerTechnician];

    private static readonly string[] Agreed = File.ReadAllLines(
        Path.Combine(BuiltWeb.ProjectFolder, "..", "..", "tests", "PartnerPortal.Web.Tests", "Access", "after-the-end.txt"));

    [Fact]
    public async Task Writing_is_refused_with_one_message_but_for_what_is_agreed_to()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10", terminatedOn: "2014-03-31"));
        await using var services = UseCases.On(ledger.Connection);
        var (refused, open) = (new HashSet<string>(), new HashSet<string>());
        foreach (var role in OfPartners)
        {
            foreach (var method in UseCases.OfPeople)
            {
                // Somebody new each time: some of what is called signs people out.
                var answer = await AnswerAsync(services, method, new Viewer(Guid.NewGuid(), role.ToString(), role, "A"));
                if (answer == Refusal) refused.Add(UseCases.Name(method));
                else if (answer != "access.denied" && !IsReading(method)) open.Add(UseCases.Name(method));
            }
        }

        open.Order(StringComparer.Ordinal).ShouldBe(Agreed.Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal));
        refused.Where(name => name.Contains("Queries", StringComparison.Ordinal)).ShouldBeEmpty();
        refused.ShouldBeSubsetOf(WritesOfPartners);
        WritesOfPartners.ShouldBeSubsetOf(refused);
    }

    [Fact]
    public async Task The_same_people_are_let_in_on_the_last_day()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10", terminatedOn: "2014-03-31"));
        var owner = await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A");
        ledger.Time.Today = new DateOnly(2014, 3, 31);
        await (await ledger.Database.BeginAsync(owner, Permission.ManageOwnPeople, default)).DisposeAsync();
        ledger.Time.Today = new DateOnly(2014, 4, 1);
        (await Should.ThrowAsync<RuleViolationException>(() => ledger.Database.BeginAsync(owner, Permission.ManageOwnPeople, default))).Code.ShouldBe(Refusal);
    }

    /// <summary>What an owner can change while the agreement runs and is not agreed to stay open.</summary>
    private static readonly string[] WritesOfPartners =
    [
        "ChangeRole.RunAsync", "DisablePerson.UndoAsync", "EditCompany.RunAsync", "EndOwnUseOrder.RunAsync", "Invitations.ResendAsync", "InvitePerson.RunAsync",
        "OrderOwnUse.RunAsync", "ResetSecondFactor.RunAsync", "ReturnLicence.RunAsync", "TakeLicence.RunAsync",
    ];

    private static bool IsReading(MethodInfo method) => method.DeclaringType!.Name.EndsWith("Queries", StringComparison.Ordinal);

    private static async Task<string> AnswerAsync(IServiceProvider services, MethodInfo method, Viewer viewer)
    {
        try
        {
            await AccessMatrix.FinishAsync(method.Invoke(services.GetRequiredService(method.DeclaringType!), MadeUpArguments.For(method, viewer, (_, _) => null)));
            return "";
        }
        catch (Exception problem)
        {
            var cause = problem is TargetInvocationException { InnerException: { } inner } ? inner : problem;
            return cause is RuleViolationException refused ? refused.Code : "";
        }
    }
}
