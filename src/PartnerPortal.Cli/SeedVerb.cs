using System.CommandLine;
using PartnerPortal.Demo;

namespace PartnerPortal.Cli;

/// <summary>
/// <c>seed --partners N --invoices N</c>: made-up data for load tests, the same for the same numbers, through the ordinary import.
/// </summary>
internal static class SeedVerb
{
    public static Command Create()
    {
        var partners = new Option<int>("--partners") { Description = "How many partners", Required = true };
        var invoices = new Option<int>("--invoices") { Description = "How many invoices", Required = true };
        var seed = new Option<int>("--seed") { Description = "Other numbers, other data", DefaultValueFactory = _ => 1 };
        var years = new Option<int>("--years") { Description = "Years of history until today", DefaultValueFactory = _ => 5 };
        var command = new Command("seed", "Make up partners and invoices for load tests") { partners, invoices, seed, years };
        command.SetAction((parsed, ct) => PortalSession.RunAsync(
            (session, token) => RunAsync(
                session,
                new BulkSeedOptions(
                    parsed.GetValue(partners), parsed.GetValue(invoices), parsed.GetValue(seed),
                    DateOnly.FromDateTime(session.Get<TimeProvider>().GetLocalNow().DateTime), parsed.GetValue(years)),
                token),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(PortalSession session, BulkSeedOptions options, CancellationToken ct)
    {
        if (options.Partners < 1 || options.Invoices < 1 || options.Years is < 1 or > 50)
            return PortalSession.Fail(ExitCode.Usage, "--partners and --invoices are at least 1, --years 1 to 50");
        var folder = Directory.CreateTempSubdirectory("portal-seed-");
        try
        {
            await StepProgress.ShowAsync(async report =>
            {
                await BulkSeed.WriteAsync(folder.FullName, options, new Report(report), ct);
                return true;
            });
            return await ImportVerb.RunAsync(session, folder.FullName, "rejects.csv", ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Report(Action<string, long, long> report) : IProgress<BulkSeedProgress>
    {
        void IProgress<BulkSeedProgress>.Report(BulkSeedProgress value) => report("make up", value.Written, value.Of);
    }
}
