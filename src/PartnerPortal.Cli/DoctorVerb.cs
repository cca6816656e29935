using System.CommandLine;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Cli;

/// <summary><c>doctor</c>: says what is missing and how to mend it.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var command = new Command("doctor", "Say what is missing on this machine and how to mend it");
        command.SetAction((_, ct) => CheckAsync(ct));
        return command;
    }

    private static async Task<int> CheckAsync(CancellationToken ct)
    {
        var typesetting = Environment.GetEnvironmentVariable("PORTAL_TYPESETTING") ?? Path.Combine(AppContext.BaseDirectory, "Typesetting");
        var facts = (await EnvironmentFacts.ReadMachineAsync(PortalSession.DataDirectory, typesetting, ct)).ToList();
        var server = facts.TrueForAll(fact => fact.Ok || fact.Name.Contains("Chromium", StringComparison.OrdinalIgnoreCase))
            ? await PortalSession.RunAsync(
                async (session, token) =>
                {
                    facts.AddRange(await EnvironmentFacts.ReadServerAsync(session.Connection.App, token));
                    return ExitCode.Done;
                },
                ct)
            : ExitCode.EnvironmentLacks;
        foreach (var fact in facts)
            Console.WriteLine($"{(fact.Ok ? "ok  " : "LACK")} {fact.Name}: {fact.Found}{(fact.Ok ? "" : $" - {fact.HowToMend}")}");
        return facts.TrueForAll(fact => fact.Ok) ? server : ExitCode.EnvironmentLacks;
    }
}
