using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using PartnerPortal.Application.Finance.Rating;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Exchange.Imports.Registration;

/// <summary>
/// Gives the staged lines their rates, once their invoices and all credit notes are stored: reads the invoices in order through a
/// cursor, leaves in import_rated which outcome each of them has and in import_outcome what that means for each line kind.
/// </summary>
internal sealed class RateLines(ImportSession session)
{
    private const int Batch = 20_000;
    private static readonly string Fetch = string.Create(CultureInfo.InvariantCulture, $"fetch {Batch} from import_rating");
    private readonly Dictionary<RateOutcome, int> _outcomes = [];

    public async Task RunAsync(CancellationToken ct)
    {
        await session.ExecuteAsync(RatingSql.Tables, ct);
        await session.ExecuteAsync(RatingSql.FirstInvoices, ct);
        var terms = await TermsStore.LoadAsync(session.Transaction, "main", ct);
        var trailing = terms.LatestFirst.Any(version => version.CommissionPlan.Any(rule => rule.TrailingRevenueFrom is not null));
        if (trailing) await session.ExecuteAsync(RatingSql.YearBefore, ct);
        await session.ExecuteAsync("analyze import_history", ct);

        var rater = new InvoiceRater(terms, await LoadAgreementsAsync(ct), await StagedCredits.LoadAsync(session, trailing, ct));
        await session.ExecuteAsync(trailing ? RatingSql.CursorWithLines : RatingSql.Cursor, ct);
        await RateAsync(rater, ct);
        await WriteOutcomesAsync(ct);
        await session.ExecuteAsync("analyze import_rated, import_outcome", ct);
    }

    private async Task<Dictionary<string, Agreement>> LoadAgreementsAsync(CancellationToken ct)
    {
        const string sql = """
            select partner_id, activated_on, terminated_on, caps, entry_period from agreement
                where program_id = current_setting('portal.program')
            """;
        var agreements = await session.Transaction.RowsAsync<AgreementRow>(sql, ct);
        return agreements.ToDictionary(row => row.PartnerId, row => row.ToAgreement());
    }

    private async Task RateAsync(InvoiceRater rater, CancellationToken ct)
    {
        var rated = new List<(RatingInvoice Invoice, int Outcome)>(Batch);
        var rows = 0L;
        while (true)
        {
            var read = 0;
            rated.Clear();
            await foreach (var row in session.StreamAsync<RatingRow>(Fetch, ct))
            {
                read++;
                var invoice = row.ToInvoice();
                if (rater.Next(invoice) is { } outcome) rated.Add((invoice, NumberOf(outcome)));
            }

            if (read == 0) return;
            await WriteAsync(rated, ct);
            session.Report(ImportStep.Rate, null, rows += read);
        }
    }

    private int NumberOf(RateOutcome outcome)
    {
        if (_outcomes.TryGetValue(outcome, out var number)) return number;
        return _outcomes[outcome] = _outcomes.Count;
    }

    private async Task WriteAsync(List<(RatingInvoice Invoice, int Outcome)> rated, CancellationToken ct)
    {
        await using var importer = await session.CopyAsync("import_rated", ["invoice_no", "partner_id", "outcome"], ct);
        foreach (var (invoice, outcome) in rated)
        {
            await importer.StartRowAsync(ct);
            await importer.WriteAsync(invoice.InvoiceNo, NpgsqlDbType.Text, ct);
            await WriteAsync(importer, invoice.PartnerId, ct);
            await importer.WriteAsync(outcome, NpgsqlDbType.Integer, ct);
        }

        await importer.CompleteAsync(ct);
    }

    private async Task WriteOutcomesAsync(CancellationToken ct)
    {
        await using var importer = await session.CopyAsync(
            "import_outcome", ["outcome", "kind", "rate", "plan_rate", "label", "reason", "terms_valid_from"], ct);
        foreach (var (outcome, number) in _outcomes)
        {
            for (var kind = 0; kind < outcome.Rates.Count; kind++)
            {
                var rate = outcome.Rates[kind];
                await importer.StartRowAsync(ct);
                await importer.WriteAsync(number, NpgsqlDbType.Integer, ct);
                await importer.WriteAsync(Vocabulary<LineKind>.Text((LineKind)kind), NpgsqlDbType.Text, ct);
                await WriteAsync(importer, rate.Rate, ct);
                await WriteAsync(importer, rate.PlanRate, ct);
                await WriteAsync(importer, rate.Label, ct);
                await WriteAsync(importer, rate.Reason is { } reason ? Vocabulary<NoCommissionReason>.Text(reason) : null, ct);
                await importer.WriteAsync(outcome.TermsValidFrom, NpgsqlDbType.Date, ct);
            }
        }

        await importer.CompleteAsync(ct);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter importer, string? text, CancellationToken ct) =>
        text is null ? importer.WriteNullAsync(ct) : importer.WriteAsync(text, NpgsqlDbType.Text, ct);

    private static Task WriteAsync(NpgsqlBinaryImporter importer, Percentage? rate, CancellationToken ct) =>
        rate is { } value ? importer.WriteAsync(value.Value, NpgsqlDbType.Numeric, ct) : importer.WriteNullAsync(ct);

    private sealed record AgreementRow(string PartnerId, DateOnly ActivatedOn, DateOnly? TerminatedOn, string Caps, Month EntryPeriod)
    {
        public Agreement ToAgreement() => new(
            PartnerId, ActivatedOn, TerminatedOn,
            JsonSerializer.Deserialize<Dictionary<string, decimal>>(Caps)!.ToDictionary(cap => cap.Key, cap => new Percentage(cap.Value)),
            EntryPeriod);
    }
}
