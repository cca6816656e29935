using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Tests.Access;

/// <summary>Tries everything people can do as every role and writes down who was let in.</summary>
internal static class AccessMatrix
{
    public static async Task<IReadOnlyList<AgreedLine>> OfUseCasesAsync(IServiceProvider services, string partnerId)
    {
        var lines = new List<AgreedLine>();
        foreach (var method in UseCases.OfPeople)
        {
            var roles = new List<string>();
            foreach (var role in Enum.GetValues<PortalRole>())
            {
                var partner = Vocabulary<PortalRole>.Text(role).StartsWith("partner_", StringComparison.Ordinal) ? partnerId : null;
                if (await IsLetInAsync(services, method, new Viewer(Guid.NewGuid(), role.ToString(), role, partner)))
                    roles.Add(Vocabulary<PortalRole>.Text(role));
            }

            var who = roles.Count == Enum.GetValues<PortalRole>().Length ? "everybody" : string.Join(", ", roles);
            lines.Add(new AgreedLine(Areas.Of(method.DeclaringType!), $"{UseCases.Name(method)}({Parameters(method)}): {who}"));
        }

        return lines;
    }

    /// <summary>Whatever happens after the door does not matter here: only "not for your role" is a closed one.</summary>
    private static async Task<bool> IsLetInAsync(IServiceProvider services, MethodInfo method, Viewer viewer)
    {
        try
        {
            var useCase = services.GetRequiredService(method.DeclaringType!);
            await FinishAsync(method.Invoke(useCase, MadeUpArguments.For(method, viewer, (_, _) => null)));
            return true;
        }
        catch (Exception problem)
        {
            var cause = problem is TargetInvocationException { InnerException: { } inner } ? inner : problem;
            return cause is not RuleViolationException { Code: "access.denied" };
        }
    }

    /// <summary>Waits for an answer; of a stream, for its first row.</summary>
    public static async Task<object?> FinishAsync(object? answer)
    {
        if (answer is Task task)
        {
            await task.WaitAsync(TimeSpan.FromSeconds(60));
            return task.GetType().IsGenericType ? task.GetType().GetProperty(nameof(Task<object>.Result))!.GetValue(task) : null;
        }

        var stream = answer?.GetType().GetInterfaces().FirstOrDefault(
            type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
        if (stream is null) return answer;
        var first = typeof(AccessMatrix).GetMethod(nameof(FirstAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(
            stream.GetGenericArguments());
        return await (Task<object?>)first.Invoke(null, [answer])!;
    }

    private static async Task<object?> FirstAsync<TRow>(IAsyncEnumerable<TRow> rows)
    {
        await foreach (var row in rows) return row;
        return null;
    }

    private static string Parameters(MethodInfo method) => string.Join(", ", method.GetParameters()
        .Where(parameter => parameter.ParameterType != typeof(Viewer) && parameter.ParameterType != typeof(CancellationToken)).Select(
            parameter => parameter.Name));
}
