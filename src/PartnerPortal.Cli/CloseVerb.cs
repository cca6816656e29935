using System.CommandLine;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Parking;

namespace PartnerPortal.Cli;

/// <summary><c>close 2013-01</c>, <c>close --through 2013-12</c>.</summary>
internal static class CloseVerb
{
    public static Command Create()
    {
        var period = new Argument<Month?>(
            "period") { Description = "The month to close, YYYY-MM", Arity = ArgumentArity.ZeroOrOne, CustomParser = MonthOption.Parse };
        var through = new Option<Month?>(
            "--through") { Description = "Close all open months up to this one", CustomParser = MonthOption.Parse };
        var command = new Command("close", "Close a month, or all open ones up to one") { period, through };
        command.Validators.Add(result =>
        {
            if (result.GetResult(period)?.Tokens.Count is not > 0 == result.GetResult(through) is null)
                result.AddError("Name one month, or --through a month: close 2013-01, close --through 2013-12");
        });
        command.SetAction((parsed, ct) => PortalSession.RunAsync(
            (session, token) => parsed.GetValue(through) is { } last
                ? CloseThroughAsync(session, last, token)
                : CloseOneAsync(session, parsed.GetValue(period)!.Value, token),
            ct));
        return command;
    }

    private static async Task<int> CloseThroughAsync(PortalSession session, Month last, CancellationToken ct)
    {
        var months = await session.Get<MonthQueries>().OpenThroughAsync(PortalSession.ProgramId, last, ct);
        if (months.Count == 0) Console.Error.WriteLine($"{last} is closed already; nothing changed.");
        foreach (var month in months)
        {
            var code = await CloseOneAsync(session, month, ct);
            if (code != ExitCode.Done) return code;
        }

        return ExitCode.Done;
    }

    private static async Task<int> CloseOneAsync(PortalSession session, Month month, CancellationToken ct)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        var command = new CloseMonthCommand(
            PortalSession.ProgramId, month, $"{Environment.UserName} (command line)", WaitForOther: true, PersonCancels: true);
        var result = await StepProgress.ShowAsync(report => session.Get<CloseMonth>().RunAsync(
            command,
            new CloseReport(report),
            ct));
        var posted = result.Steps.Where(step => step.Step < CloseStepName.Statements).Sum(step => step.Made);
        var statements = result.Steps.Where(step => step.Step == CloseStepName.Statements).Sum(step => step.Made);
        Console.Error.WriteLine(result.Outcome switch
        {
            CloseOutcome.Closed => $"{month} closed: {posted} postings, {statements} statements, {started.Elapsed.TotalSeconds:0.0} s",
            CloseOutcome.AlreadyClosed => $"{month} is closed already; nothing changed.",
            CloseOutcome.Stopped => $"{month} was stopped; close it again to go on.",
            CloseOutcome.Waiting => $"{month} is not locked: {result.Parked.Count} parked; look at each on the months page, release it or correct the cause, and close the month again.",
        });
        foreach (var parked in result.Parked) Console.Error.WriteLine($"  {parked.PartnerId} {parked.Name}: {Why(parked)}");
        return result.Outcome is CloseOutcome.Stopped or CloseOutcome.Waiting ? ExitCode.StateForbids : ExitCode.Done;
    }

    private static string Why(ParkedPartner parked) => parked.Cause switch
    {
        ParkingCause.LikeItems => FormattableString.Invariant($"two like items, {parked.Charged:0.00} charged in all"),
        ParkingCause.OutOfLine => FormattableString.Invariant(
            $"{parked.Charged:0.00} charged, {parked.Average:0.00} on average of {parked.Months} months"),
    };

    private sealed class CloseReport(Action<string, long, long> report) : IProgress<CloseProgress>
    {
        public void Report(CloseProgress value) =>
            report($"{value.Month} {Vocabulary<CloseStepName>.Text(value.Step)}", value.Done, value.Total);
    }
}
