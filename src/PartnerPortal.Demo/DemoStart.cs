using PartnerPortal.Application.Exchange.Imports;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Demo;

/// <summary>
/// The first tour: an empty portal gets a small vendor with two years of business, every month that is over closed, and people who can
/// sign in. A portal that holds any partner is left alone. The web server listens meanwhile and says on every page how far it is; one that
/// was cut off is put aside by the next start (<see cref="DemoRemains"/>) and made anew.
/// </summary>
internal sealed class DemoStart(
    PortalDatabase database, ImportFiles importFiles, AddUser addUser, MonthQueries months, CloseMonth closeMonth, ProgramClock clock,
    IEnumerable<IDemoChapter> chapters, DemoProgress progress)
{
    private const string By = "Demo";

    // How long every page says that the demo is ready.
    private static readonly TimeSpan Announced = TimeSpan.FromMinutes(5);

    /// <summary>Makes the demo where it is to be made, and prints its sign-ins.</summary>
    /// <param name="data">The data directory: the sign-ins are written beside the database.</param>
    /// <param name="ct">Cancels; the next start begins anew.</param>
    public async Task RunAsync(string data, CancellationToken ct)
    {
        var signIns = new DemoSignIns(data);
        if (!await ExistsAsync("select from partner", ct)) await MakeAsync(data, signIns, ct);
        if (!signIns.Exist || DemoMark.IsThere(data)) return;
        Say("Demo sign-ins:");
        foreach (var line in await signIns.ReadAsync(ct)) Say("  " + line);
        if (progress.State is null) return;
        await Task.Delay(Announced, ct);
        progress.Clear();
    }

    private async Task MakeAsync(string data, DemoSignIns signIns, CancellationToken ct)
    {
        using var mark = DemoMark.TryTake(data);
        // Another process makes it.
        if (mark is null) return;
        try
        {
            progress.Begin();
            Say("First start: making up a vendor with two years of business, about a minute. The portal is there meanwhile.");
            Say("  (--no-demo starts empty)");
            await signIns.WriteAsync(ct);
            await ImportAsync(ct);
            // First the past, then the people: nobody is told of statements that are two years old.
            await CloseAsync(ct);
            await AddPeopleAsync(await signIns.ReadAsync(ct), ct);
            await TellStoriesAsync(ct);
            mark.Remove();
            progress.End(failed: false);
        }
        catch
        {
            progress.End(failed: true);
            throw;
        }
    }

    private async Task TellStoriesAsync(CancellationToken ct)
    {
        var all = chapters.ToList();
        for (var told = 0; told < all.Count; told++)
        {
            progress.Report(DemoStep.Stories, told, all.Count);
            await all[told].RunAsync(ct);
        }
    }

    private async Task<bool> ExistsAsync(string rows, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        return await tx.ScalarAsync<bool>($"select exists ({rows})", ct);
    }

    private async Task ImportAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("portal-demo-");
        try
        {
            DemoVendor.Write(folder.FullName, await clock.TodayAsync());
            var result = await importFiles.RunAsync(new ImportCommand(folder.FullName, By), null, ct);
            if (result.RejectCount > 0) throw new InvalidOperationException($"The demo data was refused: {result.FirstRejects[0]}");
            Say($"  {result.Files.Sum(file => file.New)} rows read");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task AddPeopleAsync(string[] lines, CancellationToken ct)
    {
        for (var added = 0; added < DemoPerson.All.Count; added++)
        {
            var person = DemoPerson.All[added];
            progress.Report(DemoStep.People, added, DemoPerson.All.Count);
            await UnlessThereAsync(() => addUser.RunAsync(person.WithPassword(DemoSignIns.PasswordOf(person, lines)), ct));
        }

        // Once: an invitation that was withdrawn on the tour stays so.
        if (await ExistsAsync("select from audit_entry where action = 'person_invited'", ct)) return;
        foreach (var invited in DemoPerson.Invited) await UnlessThereAsync(() => InviteAsync(invited, ct));
    }

    private async Task InviteAsync(InvitePersonCommand invited, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        await InvitePerson.InviteAsync(tx, null, invited, TimeProvider.System.GetUtcNow(), ct);
        await tx.CommitAsync(ct);
    }

    private static async Task UnlessThereAsync(Func<Task> add)
    {
        try
        {
            await add();
        }
        catch (RuleViolationException taken) when (taken.Code == "user.taken")
        {
            // From an earlier start.
        }
    }

    /// <summary>Months that were over at the first start; later ones are for people to close.</summary>
    private async Task CloseAsync(CancellationToken ct)
    {
        // The latest month stays open, so that there is one to close on the tour.
        var last = Month.Of(await FirstStartAsync(ct)).AddMonths(-2);
        var open = await months.OpenThroughAsync(DataScope.All.ProgramId, last, ct);
        for (var closed = 0; closed < open.Count; closed++)
        {
            var month = open[closed];
            progress.Report(DemoStep.Closing, closed, open.Count);
            var result = await closeMonth.RunAsync(new CloseMonthCommand(DataScope.All.ProgramId, month, By, WaitForOther: true), null, ct);
            if (result.Outcome == CloseOutcome.Waiting)
            {
                Say($"  {month} waits for {result.Parked.Count} parked partners; the months after it stay open.");
                return;
            }

            Say($"  {month} closed, {result.Steps.Single(step => step.Step == CloseStepName.Statements).Made} statements");
        }
    }

    private async Task<DateOnly> FirstStartAsync(CancellationToken ct)
    {
        var zone = await clock.ZoneAsync();
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var registered = await tx.ScalarAsync<DateTime>("select min(registered_at) from partner", ct);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(registered, zone));
    }

    private static void Say(string line) => Console.Error.WriteLine(line);
}
