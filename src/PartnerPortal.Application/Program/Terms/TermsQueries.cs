using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Program.Terms;

/// <summary>A terms version in the list.</summary>
/// <param name="Standing">Past, in force or to come.</param>
/// <param name="Changes">Against the one before; none for the first.</param>
public sealed record TermsVersionView(TermsVersion Version, TermsStanding Standing, IReadOnlyList<TermsChange> Changes);

public enum TermsStanding
{
    Future,
    InForce,
    Past,
}

/// <summary>A draft in the list.</summary>
public sealed record TermsDraftView(StoredTermsDraft Draft, int Errors);

/// <summary>All terms, the latest first, and the drafts.</summary>
public sealed record TermsOverview(Currency Currency, IReadOnlyList<TermsVersionView> Versions, IReadOnlyList<TermsDraftView> Drafts);

/// <summary>A draft with what it comes after.</summary>
/// <param name="PartnersInForce">How many partners it would concern on its first day.</param>
public sealed record TermsDraftDesk(StoredTermsDraft Draft, TermsSituation Situation, Currency Currency, int PartnersInForce);

/// <summary>Reads terms versions and drafts of them.</summary>
public sealed class TermsQueries(PortalDatabase database, TimeProvider time)
{
    public async Task<TermsOverview> OverviewAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.SeeTerms);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var (history, calendar) = (
            await TermsStore.LoadAsync(tx, tx.ProgramId, ct), await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct));
        var situation = TermsDraftStore.Situation(history, calendar);
        var drafts = (await TermsDraftStore.LoadAsync(tx, ct))
            .Select(draft => new TermsDraftView(draft, TermsValidator.Check(draft.Content, situation).Count(finding => finding.IsError)));
        return new TermsOverview(calendar.Currency, Versions(history, calendar.Today), [.. drafts]);
    }

    /// <summary>What a partner's people see: the terms in force and those to come.</summary>
    public async Task<TermsOverview> OwnAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.SeeOwnTerms);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var (history, calendar) = (
            await TermsStore.LoadAsync(tx, tx.ProgramId, ct), await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct));
        return new TermsOverview(
            calendar.Currency, [.. Versions(history, calendar.Today).Where(view => view.Standing != TermsStanding.Past)], []);
    }

    /// <summary>A draft; null when it is published, discarded or never was.</summary>
    public async Task<TermsDraftDesk?> FindDraftAsync(Viewer viewer, Guid draftId, CancellationToken ct)
    {
        viewer.Require(Permission.SeeTerms);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        if (await TermsDraftStore.FindAsync(tx, draftId, ct) is not { } draft) return null;
        var (history, calendar) = (
            await TermsStore.LoadAsync(tx, tx.ProgramId, ct), await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct));
        var partners = await tx.ScalarAsync<long>(
            "select count(*) from agreement where program_id = $1 and (terminated_on is null or terminated_on >= $2)", ct,
            tx.ProgramId, draft.Content.ValidFrom ?? calendar.Today);
        return new TermsDraftDesk(draft, TermsDraftStore.Situation(history, calendar), calendar.Currency, (int)partners);
    }

    private static List<TermsVersionView> Versions(TermsHistory history, DateOnly today)
    {
        var inForce = history.InForceOn(today);
        return [.. history.LatestFirst.Select((version, index) => new TermsVersionView(
            version,
            version.ValidFrom > today
                ? TermsStanding.Future : ReferenceEquals(version, inForce) ? TermsStanding.InForce
                : TermsStanding.Past,
            index + 1 < history.LatestFirst.Count ? TermsDifference.Between(history.LatestFirst[index + 1], version) : []))];
    }
}
