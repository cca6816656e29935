using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Applications;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Reads applications, for the vendor's people alone.</summary>
public sealed class ApplicationQueries(PortalDatabase database, TimeProvider time)
{
    private static readonly string Columns = $"""
        a.application_no, a.company, a.country, a.contact_name, a.email, a.model, a.status, a.submitted_at,
        case when a.decided_at is null and a.status <> '{Word(ApplicationStatus.Lapsed)}'
            then extract(day from $2 - a.submitted_at)::int end as days_open,
        u.display_name as reviewer, coalesce(c.met, 0) as met, coalesce(c.items, 0) as items
        """;

    private const string Joins = """
        left join users u on u.id = a.reviewer
        left join lateral (select count(*) filter (where met)::int as met, count(*)::int as items from application_check c
            where c.program_id = a.program_id and c.application_no = a.application_no) c on true
        """;

    private const string Named = """
        a.company ilike {0} or a.contact_name ilike {0} or a.email ilike {0} or a.application_no ilike {0} or a.vat_id ilike {0}
        or exists (select from application_repeat r where r.program_id = a.program_id and r.application_no = a.application_no
            and r.repeat_no ilike {0})
        """;

    private static readonly string Waiting = $"""
        array_position(array['{Word(ApplicationStatus.Applicant)}', '{Word(ApplicationStatus.UnderReview)}',
            '{Word(ApplicationStatus.Approved)}',
            '{Word(ApplicationStatus.Unconfirmed)}'], a.status) asc nulls last, a.submitted_at
        """;

    /// <summary>One page; sort keys: company, country, since, status, reviewer; by default those that wait longest first.</summary>
    public async Task<ListPage<ApplicationListRow>> ListAsync(
        Viewer viewer, ListRequest request, ApplicationStatus? status, CancellationToken ct)
    {
        viewer.Require(Permission.SeeApplications);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return (await List(request, status).PageAsync<ListedApplication>(tx, request, ct)).Select(row => row.ToRow());
    }

    /// <summary>All rows in the same order.</summary>
    public async IAsyncEnumerable<ApplicationListRow> StreamListAsync(
        Viewer viewer, ListRequest request, ApplicationStatus? status, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(Permission.SeeApplications);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        await foreach (var row in List(request, status).StreamAsync<ListedApplication>(tx, ct)) yield return row.ToRow();
    }

    /// <summary>One application; null when there is none.</summary>
    /// <param name="language">Of the checklist.</param>
    public async Task<ApplicationView?> FindAsync(Viewer viewer, string number, string language, CancellationToken ct)
    {
        viewer.Require(Permission.SeeApplications);
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        var db = unit.Db;
        var found = await db.Applications.Where(one => one.ProgramId == unit.Sql.ProgramId && one.ApplicationNo == number)
            .Select(one => new
            {
                Application = one, Reviewer = db.Users.Where(user => user.Id == one.Reviewer)
                    .Select(user => user.DisplayName).SingleOrDefault(),
            })
            .AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var checks = await db.Set<ChecklistItem>().AsNoTracking()
            .Where(check => check.ProgramId == unit.Sql.ProgramId && check.ApplicationNo == number)
            .OrderBy(check => check.Position).ThenBy(check => check.ItemId).ToListAsync(ct);
        var view = View(found.Application, found.Reviewer) with
        {
            Checks = [.. checks.Select(check => new ApplicationCheck(
                check.ItemId, check.Texts[language], check.Required, check.Met, check.Evidence, check.DecidedBy, check.DecidedAt))],
            Notes = await db.Set<ReviewNote>().Where(note => note.ProgramId == unit.Sql.ProgramId && note.ApplicationNo == number)
                .OrderByDescending(note => note.WrittenAt).ThenBy(note => note.NoteId)
                .Select(note => new ApplicationNote(note.Text, note.WrittenBy, note.WrittenAt)).ToListAsync(ct),
            Repeats = await db.Set<RepeatedApplication>()
                .Where(repeat => repeat.ProgramId == unit.Sql.ProgramId && repeat.ApplicationNo == number)
                .OrderByDescending(repeat => repeat.SubmittedAt)
                .Select(repeat => new ApplicationRepeat(
                    repeat.RepeatNo, repeat.Company, repeat.ContactName, repeat.Email, repeat.SubmittedAt, repeat.ConfirmedAt != null))
                        .ToListAsync(ct),
        };
        return view with { Twins = await ApplicationTwins.FindAsync(db, view, ct) };
    }

    /// <summary>Who may decide on applications.</summary>
    public async Task<IReadOnlyList<StaffPerson>> ReviewersAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.SeeApplications);
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        return await unit.Db.People(StaffRoles.With(Permission.DecideApplications)).OrderBy(person => person.DisplayName)
            .Select(person => new StaffPerson(person.Id, person.DisplayName)).ToListAsync(ct);
    }

    private ListSelect List(ListRequest request, ApplicationStatus? status)
    {
        var direction = request.Descending ? "desc nulls last" : "asc nulls first";
        var order = request.Sort switch
        {
            "company" => $"a.company collate \"und-x-icu\" {direction}",
            "country" => $"a.country {direction}",
            "since" => $"a.submitted_at {direction}",
            "status" => $"a.status {direction}",
            "reviewer" => $"u.display_name {direction}",
            _ => Waiting,
        };
        var where = new ListWhere(DataScope.All.ProgramId, time.GetUtcNow()).And("a.program_id = $1 and $2::timestamptz is not null");
        if (request.Search is { Length: > 0 } search) where.And(Named, LikePattern.Containing(search));
        if (status is { } wanted) where.And("a.status = {0}", Word(wanted));
        return new ListSelect(Columns, "partner_application a", where, $"{order}, a.application_no") { Joins = Joins };
    }

    private static string Word(ApplicationStatus status) => Vocabulary<ApplicationStatus>.Text(status);

    private static ApplicationView View(PartnerApplication one, string? reviewer) => new(
        one.ApplicationNo, one.Status,
        new ApplicationForm
        {
            Company = one.Company, Country = one.Country, Website = one.Website, VatId = one.VatId, ContactName = one.ContactName,
            Email = one.Email,
            Phone = one.Phone, Model = one.Model, Employees = one.Employees, Regions = one.Regions, Message = one.Message, Consent = true,
        },
        one.Language, one.SubmittedAt, one.SubmittedFrom, one.ConfirmedAt, one.Reviewer, reviewer, one.DecidedBy, one.DecidedAt,
        one.RejectReason,
        one.AgreementUntil, one.PartnerId);

    private sealed record ListedApplication(
        string ApplicationNo, string Company, string Country, string ContactName, string Email, string Model, string Status,
        DateTimeOffset SubmittedAt, int? DaysOpen, string? Reviewer, int Met, int Items)
    {
        public ApplicationListRow ToRow() => new(
            ApplicationNo, Company, Country, ContactName, Email, Vocabulary<PartnerModel>.Parse(Model),
            Vocabulary<ApplicationStatus>.Parse(Status), SubmittedAt, DaysOpen, Reviewer, Met, Items);
    }
}

/// <summary>One of the vendor's people.</summary>
public sealed record StaffPerson(Guid UserId, string Name);
