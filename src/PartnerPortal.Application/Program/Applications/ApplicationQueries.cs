using System.Runtime.CompilerServices;
using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Reads applications, for the vendor's people alone.</summary>
public sealed class ApplicationQueries(PortalDatabase database, TimeProvider time)
{
    private const string Columns = """
        a.application_no, a.company, a.country, a.contact_name, a.email, a.model, a.status, a.submitted_at,
        case when a.decided_at is null and a.status <> 'lapsed' then extract(day from $2 - a.submitted_at)::int end,
        u.display_name, coalesce(c.met, 0), coalesce(c.items, 0)
        """;

    private const string Joins = """
        left join users u on u.id = a.reviewer
        left join lateral (select count(*) filter (where met)::int as met, count(*)::int as items from application_check c
            where c.program_id = a.program_id and c.application_no = a.application_no) c on true
        """;

    private const string Named = """
        a.company ilike {0} or a.contact_name ilike {0} or a.email ilike {0} or a.application_no ilike {0} or a.vat_id ilike {0}
        or exists (select from application_repeat r where r.program_id = a.program_id and r.application_no = a.application_no and r.repeat_no ilike {0})
        """;

    private const string Waiting = "array_position(array['applicant', 'under_review', 'approved', 'unconfirmed'], a.status) asc nulls last, a.submitted_at";

    private const string One = """
        select a.application_no, a.status, a.company, a.country, a.website, a.vat_id, a.contact_name, a.email, a.phone, a.language, a.model, a.employees, a.regions,
            a.message, a.submitted_at, a.submitted_from, a.confirmed_at, a.reviewer, u.display_name, a.decided_by, a.decided_at, a.reject_reason, a.agreement_until,
            a.partner_id
        from partner_application a left join users u on u.id = a.reviewer
        where a.program_id = $1 and a.application_no = $2
        """;

    private const string Checks = """
        select item_id, texts ->> $3, required, met, evidence, decided_by, decided_at from application_check
        where program_id = $1 and application_no = $2 order by position, item_id
        """;

    private const string Notes = """
        select text, written_by, written_at from application_note where program_id = $1 and application_no = $2 order by written_at desc, note_id
        """;

    private const string Repeats = """
        select repeat_no, company, contact_name, email, submitted_at, confirmed_at is not null from application_repeat
        where program_id = $1 and application_no = $2 order by submitted_at desc
        """;

    /// <summary>One page; sort keys: company, country, since, status, reviewer; by default those that wait longest first.</summary>
    public async Task<ListPage<ApplicationListRow>> ListAsync(Viewer viewer, ListRequest request, ApplicationStatus? status, CancellationToken ct)
    {
        viewer.Require(Permission.SeeApplications);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return await List(request, status).PageAsync(tx, request, ListRow, ct);
    }

    /// <summary>All rows in the same order.</summary>
    public async IAsyncEnumerable<ApplicationListRow> StreamListAsync(
        Viewer viewer, ListRequest request, ApplicationStatus? status, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(Permission.SeeApplications);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        await foreach (var row in List(request, status).StreamAsync(tx, ListRow, ct)) yield return row;
    }

    /// <summary>One application; null when there is none.</summary>
    /// <param name="language">Of the checklist.</param>
    public async Task<ApplicationView?> FindAsync(Viewer viewer, string number, string language, CancellationToken ct)
    {
        viewer.Require(Permission.SeeApplications);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        if ((await tx.ReadAsync(One, View, ct, ProgramIds.Main, number)) is not [var found]) return null;
        var checks = await tx.ReadAsync(
            Checks,
            row => new ApplicationCheck(row.GetGuid(0), row.GetString(1), row.GetBoolean(2), row.IsDBNull(3) ? null : row.GetBoolean(3), Text(row, 4), Text(row, 5), At(row, 6)),
            ct, ProgramIds.Main, number, language);
        var notes = await tx.ReadAsync(
            Notes, row => new ApplicationNote(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)), ct, ProgramIds.Main, number);
        var repeats = await tx.ReadAsync(
            Repeats,
            row => new ApplicationRepeat(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.GetBoolean(5)),
            ct, ProgramIds.Main, number);
        return found with { Checks = checks, Notes = notes, Repeats = repeats, Twins = await ApplicationTwins.FindAsync(tx, found, ct) };
    }

    /// <summary>Who may decide on applications.</summary>
    public async Task<IReadOnlyList<StaffPerson>> ReviewersAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.SeeApplications);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return await tx.ReadAsync(
            "select id, display_name from users where disabled_at is null and role = any($1) order by display_name",
            row => new StaffPerson(row.GetGuid(0), row.GetString(1)), ct, Permissions.RolesWith(Permission.DecideApplications));
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
        var where = new ListWhere(ProgramIds.Main, time.GetUtcNow()).And("a.program_id = $1 and $2::timestamptz is not null");
        if (request.Search is { Length: > 0 } search) where.And(Named, LikePattern.Containing(search));
        if (status is { } wanted) where.And("a.status = {0}", Vocabulary<ApplicationStatus>.Text(wanted));
        return new ListSelect(Columns, "partner_application a", where, $"{order}, a.application_no") { Joins = Joins };
    }

    private static ApplicationListRow ListRow(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Vocabulary<PartnerModel>.Parse(row.GetString(5)),
        Vocabulary<ApplicationStatus>.Parse(row.GetString(6)), row.GetFieldValue<DateTimeOffset>(7), row.IsDBNull(8) ? null : row.GetInt32(8), Text(row, 9),
        row.GetInt32(10), row.GetInt32(11));

    private static ApplicationView View(NpgsqlDataReader row) => new(
        row.GetString(0), Vocabulary<ApplicationStatus>.Parse(row.GetString(1)),
        new ApplicationForm
        {
            Company = row.GetString(2), Country = row.GetString(3), Website = row.GetString(4), VatId = Text(row, 5), ContactName = row.GetString(6),
            Email = row.GetString(7), Phone = Text(row, 8), Model = Vocabulary<PartnerModel>.Parse(row.GetString(10)),
            Employees = Text(row, 11) is { } size ? Vocabulary<CompanySize>.Parse(size) : null, Regions = Text(row, 12), Message = Text(row, 13), Consent = true,
        },
        row.GetString(9), row.GetFieldValue<DateTimeOffset>(14), row.GetString(15), At(row, 16), row.IsDBNull(17) ? null : row.GetGuid(17), Text(row, 18),
        Text(row, 19), At(row, 20), Text(row, 21), At(row, 22), Text(row, 23));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}

/// <summary>One of the vendor's people.</summary>
public sealed record StaffPerson(Guid UserId, string Name);
