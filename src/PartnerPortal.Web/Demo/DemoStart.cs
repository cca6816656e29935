using PartnerPortal.Application.Access;
using PartnerPortal.Application.Demo;
using PartnerPortal.Application.Imports;
using PartnerPortal.Application.Months;
using PartnerPortal.Application.Programs;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Demo;

/// <summary>
/// The first tour: an empty portal gets a small vendor with two years of business, every month that is over closed, and people who can
/// sign in. A portal that holds any partner is left alone. Each step can be done again, so that a start that was cut off goes on.
/// </summary>
internal sealed class DemoStart(
    PortalDatabase database, ImportFiles importFiles, AddUser addUser, MonthQueries months, CloseMonth closeMonth, ProgramClock clock,
    IEnumerable<IDemoChapter> chapters)
{
    private const string By = "Demo";

    /// <param name="data">The data directory: the sign-ins are written beside the database.</param>
    /// <param name="ct">Cancels.</param>
    public async Task RunAsync(string data, CancellationToken ct)
    {
        var signIns = new DemoSignIns(data);
        if (!await ExistsAsync("select from partner", ct))
        {
            Say("First start: making up a vendor with two years of business. --no-demo starts empty.");
            await signIns.WriteAsync(ct);
            await ImportAsync(ct);
        }

        if (!signIns.Exist) return;
        var lines = await signIns.ReadAsync(ct);
        // First the past, then the people: nobody is told of statements that are two years old.
        await CloseAsync(ct);
        await AddPeopleAsync(lines, ct);
        foreach (var chapter in chapters) await chapter.RunAsync(ct);
        Say("Demo sign-ins:");
        foreach (var line in lines) Say("  " + line);
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
        foreach (var person in DemoPerson.All)
            await UnlessThereAsync(() => addUser.RunAsync(person.WithPassword(DemoSignIns.PasswordOf(person, lines)), ct));
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
        foreach (var month in await months.OpenThroughAsync(ProgramIds.Main, last, ct))
        {
            var result = await closeMonth.RunAsync(new CloseMonthCommand(ProgramIds.Main, month, By, WaitForOther: true), null, ct);
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
