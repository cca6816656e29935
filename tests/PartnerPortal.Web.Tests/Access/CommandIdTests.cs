using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;

namespace PartnerPortal.Web.Tests.Access;

/// <summary>
/// Everything a person can change is a command with an id, found by reflection: a new use case has to take one or to say why not.
/// </summary>
public sealed class CommandIdTests
{
    /// <summary>What takes no id, and why: a line each.</summary>
    private static readonly AgreedLines Exempt = AgreedLines.Named("Access/without-a-command-id.txt");

    private static IEnumerable<MethodInfo> Commands => UseCases.OfPeople.Where(TakesId);

    [Fact]
    public void What_takes_no_id_is_agreed_to_with_its_reason()
    {
        Exempt.ShouldSay(UseCases.OfPeople.Where(method => !TakesId(method) && !IsQuery(method)).Select(UseCases.Line));
        Exempt.All.ShouldAllBe(line => line.Text.Split(' ').Length > 3);
    }

    [Fact]
    public async Task Each_command_asks_for_its_id_before_it_does_anything()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        await using var services = UseCases.On(ledger.Connection);
        var (id, people) = (CommandId.New(), await PeopleAsync(ledger));
        // Each has sent something else with this id before.
        await ledger.ExecuteAsync($"""
            insert into command_done (owner_id, command_id, partner_id, name, content_hash, done_at)
            select id, '{id}', partner_id, 'Something.ElseAsync', sha256(''), now() from users
            """);
        var wrong = new List<string>();
        foreach (var method in Commands)
        {
            var answers = new List<string>();
            foreach (var person in people) answers.Add(await SayAsync(services, method, person, id));
            if (answers.Except(["access.denied"]).Distinct().SingleOrDefault() != "command.other_content")
                wrong.Add($"{UseCases.Name(method)}: {string.Join(' ', answers)}");
        }

        wrong.ShouldBeEmpty();
        Commands.Count().ShouldBeGreaterThan(60);
    }

    private static bool TakesId(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CommandId));

    private static bool IsQuery(MethodInfo method) => method.DeclaringType!.Name.EndsWith("Queries", StringComparison.Ordinal);

    private static async Task<List<Viewer>> PeopleAsync(LedgerDatabase ledger)
    {
        var people = new List<Viewer>();
        foreach (var role in Enum.GetValues<PortalRole>())
            people.Add(
                await ledger.AddPersonAsync(
                    role, Vocabulary<PortalRole>.Text(role).StartsWith("partner_", StringComparison.Ordinal) ? "A" : null));
        return people;
    }

    private static async Task<string> SayAsync(IServiceProvider services, MethodInfo method, Viewer viewer, CommandId id)
    {
        try
        {
            var arguments = MadeUpArguments.For(method, viewer, (_, type) => type == typeof(CommandId) ? id : null);
            await AccessMatrix.FinishAsync(method.Invoke(services.GetRequiredService(method.DeclaringType!), arguments));
            return "done";
        }
        catch (Exception problem)
        {
            var cause = problem is TargetInvocationException { InnerException: { } inner } ? inner : problem;
            return cause is RuleViolationException refused ? refused.Code : cause.GetType().Name;
        }
    }
}
