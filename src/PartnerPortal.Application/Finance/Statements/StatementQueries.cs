using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Statements;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Application.Finance.Statements;

/// <summary>A row of the list of statements. Amounts in program currency.</summary>
public sealed record StatementListRow(
    string Number, Month Period, string PartnerId, string PartnerName, decimal Opening, decimal Fees, decimal Commission, decimal Other,
    decimal Closing, decimal Held, string Hash, Currency Currency);

/// <summary>Which statements: all months or one, all partners or one.</summary>
public sealed record StatementFilter(Month? Period = null, int? Year = null, string? PartnerId = null);

/// <summary>What the statements of a list add up to. Balances only mean something within one month.</summary>
public sealed record StatementTotals(decimal Fees, decimal Commission, decimal Other, decimal Closing, decimal Held, Currency Currency);

/// <param name="Totals">The sums over every row that the list's filter lets through; null without any.</param>
/// <param name="Awaited">The month whose statement the viewer's company still waits for, because a person looks at it first; null for
/// none.</param>
public sealed record StatementsSummary(StatementTotals? Totals, Month? Awaited);

/// <summary>Reads statements: staff see all, a partner's people their own, anything else is as if it were absent.</summary>
public sealed class StatementQueries(PortalDatabase database)
{
    private const int ReadAtOnce = 200;

    /// <summary>One page of the list; sort keys: number, period, partner, opening, commission, closing, held.</summary>
    public async Task<ListPage<StatementListRow>> ListAsync(
        Viewer viewer, ListRequest request, StatementFilter filter, CancellationToken ct)
    {
        Require(viewer);
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        var rows = Filtered(unit.Db, request, filter);
        var page = await Ordered(rows, request).Skip(request.Skip).Take(request.PageSize)
            .Select(row => new { Row = row, Total = rows.Take(ListPage.CountedUpTo + 1).Count() }).ToListAsync(ct);
        return new ListPage<StatementListRow>([.. page.Select(found => Row(found.Row))], page.Count == 0 ? 0 : page[0].Total);
    }

    /// <summary>Every row that the list's filter lets through, in its order, as a stream.</summary>
    public async IAsyncEnumerable<StatementListRow> StreamListAsync(
        Viewer viewer, ListRequest request, StatementFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        Require(viewer);
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        await foreach (var row in Ordered(Filtered(unit.Db, request, filter), request).AsAsyncEnumerable().WithCancellation(ct))
            yield return Row(row);
    }

    /// <summary>What stands above the list, in one query.</summary>
    public async Task<StatementsSummary> SummaryAsync(Viewer viewer, ListRequest request, StatementFilter filter, CancellationToken ct)
    {
        Require(viewer);
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        var totals = Filtered(unit.Db, request, filter)
            .GroupBy(row => row.Currency)
            .Select(rows => new StatementTotals(
                rows.Sum(row => row.RegistrationFee + row.MonthlyFee + row.FeeWaiver + row.FeeRefund),
                rows.Sum(row => row.Commission),
                rows.Sum(row => row.SlaService + row.Purchase + row.PaymentIn + row.Payout + row.Adjustment),
                rows.Sum(row => row.Closing), rows.Sum(row => row.Held), new Currency(rows.Key)));
        var awaited = unit.Db.Database.SqlQuery<DateOnly?>(
            $"select min(period) as \"Value\" from parked_month where program_id = {unit.Sql.ProgramId} and partner_id = {viewer.PartnerId} and finished_at is null");
        var found = await awaited.Select(month => new { Awaited = month, Totals = totals.SingleOrDefault() }).SingleAsync(ct);
        return new StatementsSummary(found.Totals, found.Awaited is { } month ? Month.Of(month) : null);
    }

    /// <summary>A statement by number; null when it is absent or somebody else's.</summary>
    public async Task<Statement?> FindAsync(Viewer viewer, string number, CancellationToken ct)
    {
        Require(viewer);
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        var row = await unit.Db.Statements.SingleOrDefaultAsync(
            statement => statement.ProgramId == unit.Sql.ProgramId && statement.Number == number, ct);
        return row is null ? null : (await AssembleAsync(unit, [row], ct))[0];
    }

    /// <summary>The statements of a period in order of partner, read a few hundred at a time; for jobs and the command line.</summary>
    public async IAsyncEnumerable<Statement> StreamAsync(
        string programId, Month period, string? partnerId, [EnumeratorCancellation] CancellationToken ct)
    {
        var after = "";
        while (true)
        {
            await using var unit = await database.OpenAsync(DataScope.All, ct);
            var rows = await unit.Db.Statements
                .Where(row => row.ProgramId == programId && row.Period == period.First && row.PartnerId.CompareTo(after) > 0)
                .Where(row => partnerId == null || row.PartnerId == partnerId)
                .OrderBy(row => row.PartnerId).Take(ReadAtOnce).ToListAsync(ct);
            foreach (var statement in await AssembleAsync(unit, rows, ct)) yield return statement;
            if (rows.Count < ReadAtOnce) yield break;
            after = rows[^1].PartnerId;
        }
    }

    /// <summary>How many statements a period has.</summary>
    public async Task<int> CountAsync(string programId, Month period, string? partnerId, CancellationToken ct)
    {
        await using var unit = await database.OpenAsync(DataScope.All, ct);
        return await unit.Db.Statements.CountAsync(
            row => row.ProgramId == programId && row.Period == period.First && (partnerId == null || row.PartnerId == partnerId), ct);
    }

    private static async Task<List<Statement>> AssembleAsync(PortalUnit unit, List<StatementRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        var postings = await PostingRows.StreamAsync(
                unit.Sql, "p.program_id = $1 and p.partner_id = any($2) and p.period = any($3)", ct, rows[0].ProgramId,
                rows.Select(row => row.PartnerId).Distinct().ToArray(), rows.Select(row => row.Period).Distinct().ToArray())
            .ToLookupAsync(posting => (posting.PartnerId, posting.Period), cancellationToken: ct);
        return [.. rows.Select(row => Assemble(row, postings[(row.PartnerId, Month.Of(row.Period))]))];
    }

    private static Statement Assemble(StatementRow row, IEnumerable<Domain.Finance.Ledger.Posting> postings)
    {
        var currency = new Currency(row.Currency);
        var held = row.HeldInvoices.ToHashSet(StringComparer.Ordinal);
        var goal = new GoalProgress(
            row.FeeYear, new Money(row.LicenceRevenue, currency), new Money(row.Threshold, currency), new Money(row.Fees, currency));
        var statement = StatementBuilder.Build(
            row.Number, Month.Of(row.Period),
            new StatementPartner(row.PartnerId, row.Name, row.Country, row.Language, row.VatId, row.Iban),
            new Money(row.Opening, currency), postings.Select(posting => StatementEntries.Of(posting, held)), new Money(row.Held, currency),
            goal);
        return statement.Hash == row.Hash
            ? statement
            : throw new InvalidOperationException($"Statement {row.Number} is not what was frozen: {statement.Hash} instead of {row.Hash}");
    }

    private static IQueryable<StatementRow> Filtered(PortalDbContext db, ListRequest request, StatementFilter filter)
    {
        var rows = db.Statements.Where(row => row.ProgramId == db.ProgramId);
        if (filter.Period is { } period) rows = rows.Where(row => row.Period == period.First);
        if (filter.Year is { } year)
            rows = rows.Where(row => row.Period >= new DateOnly(year, 1, 1) && row.Period <= new DateOnly(year, 12, 31));
        if (request.Search is { Length: > 0 } search)
        {
            var pattern = LikePattern.Containing(search);
            rows = rows.Where(row => EF.Functions.ILike(row.Number, pattern, LikePattern.Escape)
                || EF.Functions.ILike(row.Name, pattern, LikePattern.Escape)
                    || EF.Functions.ILike(row.PartnerId, pattern, LikePattern.Escape));
        }

        if (filter.PartnerId is { } partner) rows = rows.Where(row => row.PartnerId == partner);
        if (request.Only is { } only) rows = rows.Where(row => only.Contains(row.Number));
        return rows;
    }

    private static IOrderedQueryable<StatementRow> Ordered(IQueryable<StatementRow> rows, ListRequest request) => request.Sort switch
    {
        "number" => rows.By(row => row.Number, request.Descending),
        "partner" => rows.By(row => row.Name, request.Descending).ThenByDescending(row => row.Period).ThenBy(row => row.PartnerId),
        "opening" => rows.By(row => row.Opening, request.Descending).ThenBy(row => row.Number),
        "commission" => rows.By(row => row.Commission, request.Descending).ThenBy(row => row.Number),
        "closing" => rows.By(row => row.Closing, request.Descending).ThenBy(row => row.Number),
        "held" => rows.By(row => row.Held, request.Descending).ThenBy(row => row.Number),
        "period" => rows.By(row => row.Period, request.Descending).ThenBy(row => row.PartnerId),
        _ => rows.OrderByDescending(row => row.Period).ThenBy(row => row.PartnerId),
    };

    private static StatementListRow Row(StatementRow row)
    {
        var fees = row.RegistrationFee + row.MonthlyFee + row.FeeWaiver + row.FeeRefund;
        return new StatementListRow(
            row.Number, Month.Of(row.Period), row.PartnerId, row.Name, row.Opening, fees, row.Commission,
            row.Closing - row.Opening - fees - row.Commission, row.Closing, row.Held, row.Hash, new Currency(row.Currency));
    }

    private static void Require(Viewer viewer) =>
        viewer.Require(viewer.IsStaff ? Permission.SeeAllStatements : Permission.SeeOwnStatements);
}
