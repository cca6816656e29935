using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Fees;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Finance.Previews;

/// <summary>How far a preview is, in events.</summary>
public sealed record TermsPreviewProgress(long Done, long Total);

/// <summary>
/// What the last twelve months would have paid under other terms, partner by partner: the closed months against the ledger, the open ones
/// against what their close would post. It reads in batches, computes with the calculators of the close, and writes nothing.
/// </summary>
public sealed class PreviewTerms([Patient] PortalDatabase database, TimeProvider time)
{
    private const int MonthCount = 12;

    private const string Work = """
        select a.partner_id, 1 + coalesce(i.n, 0) + coalesce(p.n, 0) as weight
        from agreement a
        left join (select partner_id, count(*) as n from invoice where program_id = $1 and period between $2 and $3
            group by partner_id) i on i.partner_id = a.partner_id
        left join (select partner_id, count(*) as n from payment where program_id = $1 and period between $2 and $3
            group by partner_id) p on p.partner_id = a.partner_id
        where a.program_id = $1 order by a.partner_id
        """;

    private const string Posted = """
        select partner_id, period, kind, sum(amount) as amount from posting
        where program_id = $1 and partner_id = any($2) and period between $3 and $4
            and kind in ('commission', 'registration_fee', 'monthly_fee', 'fee_waiver', 'fee_refund', 'sla_service')
        group by partner_id, period, kind
        """;

    private const string Waivers = """
        select partner_id, month, period, reason from fee_waiver
        where program_id = $1 and partner_id = any($2)
        """;

    private const string Services = """
        select partner_id, period, service_id, booked_on, description, list_price from service
        where program_id = $1 and partner_id = any($2) and period between $3 and $4
        """;

    /// <summary>About how many events one batch takes on.</summary>
    internal long BatchWeight { get; init; } = 5_000;

    public Task<TermsPreview> RunAsync(Viewer viewer, TermsVersion draft, IProgress<TermsPreviewProgress>? progress, CancellationToken ct)
    {
        viewer.Require(Permission.SeeTerms);
        return RunAsync(viewer.Scope, draft, progress, ct);
    }

    /// <summary>For a person who was asked before.</summary>
    internal async Task<TermsPreview> RunAsync(
        DataScope scope, TermsVersion draft, IProgress<TermsPreviewProgress>? progress, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        var last = Month.Of(calendar.Today);
        var span = new Span(last.AddMonths(1 - MonthCount), last, calendar, await TermsStore.LoadAsync(tx, tx.ProgramId, ct),
            new TermsHistory([draft with { ValidFrom = DateOnly.MinValue }]));
        var work = await tx.RowsAsync<PartnerWork>(Work, ct, tx.ProgramId, span.Start.First, last.First);

        var rows = new List<TermsPreviewRow>(work.Count);
        var months = span.First.Through(last).ToDictionary(month => month, _ => (Was: 0m, Would: 0m));
        var (done, total) = (0L, work.Sum(partner => partner.Weight));
        progress?.Report(new TermsPreviewProgress(0, total));
        foreach (var batch in CloseBatches.Of(work, "", BatchWeight, new Recorded(time.GetUtcNow(), "preview")))
        {
            ct.ThrowIfCancellationRequested();
            await RunBatchAsync(tx, span, batch.Partners, rows, months, ct);
            progress?.Report(new TermsPreviewProgress(done += batch.Weight, total));
        }

        return new TermsPreview(
            span.First, last, calendar.Currency, rows,
            [.. months.Select(month => new TermsPreviewMonth(month.Key, month.Value.Was, month.Value.Would))]);
    }

    private static async Task RunBatchAsync(
        PortalTransaction tx, Span span, string[] partners, List<TermsPreviewRow> rows, Dictionary<Month,
        (decimal Was, decimal Would)> months, CancellationToken ct)
    {
        var facts = await ReadAsync(tx, span, partners, ct);
        foreach (var partner in partners)
        {
            var replay = new PartnerReplay(
                facts.Agreements[partner].Agreement, span.Real, span.Calendar.Currency, [], [.. facts.Waivers[partner]],
                [.. facts.Services[partner]]);
            var invoices = facts.Invoices[partner].ToList();
            var would = (
                replay with { Terms = span.Draft,
                Invoices = [.. invoices.Select(invoice => invoice.Rerated(line => facts.Rates.Of(invoice, line)))] })
                .Run(span.Start, span.Last);
            // Closed months are what the ledger says; open ones what their close would post.
            var was = (replay with { Invoices = [.. invoices.Select(invoice => invoice.Rerated(line => line.Rate))] }).Run(
                span.Start, span.Last);
            foreach (var month in months.Keys)
            {
                if (month <= span.Calendar.LastClosed) was[month] = facts.Posted.GetValueOrDefault((partner, month));
                months[month] = (months[month].Was + was[month].Total, months[month].Would + would[month].Total);
            }

            rows.Add(new TermsPreviewRow(partner, facts.Names[partner], Sum(was, months.Keys), Sum(would, months.Keys)));
        }
    }

    private static async Task<Facts> ReadAsync(PortalTransaction tx, Span span, string[] partners, CancellationToken ct)
    {
        var agreements = await AgreementStore.ReadAsync(tx, tx.ProgramId, partners, ct);
        var names = await tx.RowsAsync<NameRow>("select partner_id, name from partner where partner_id = any($1)", ct, (object)partners);
        var invoices = await PeriodInvoices.ReadAsync(tx, tx.ProgramId, partners, span.Start, span.Last, ct);
        var rates = await DraftRates.LoadAsync(
            tx, invoices, span.Real, span.Draft,
            agreements.ToDictionary(pair => pair.Key, pair => pair.Value.Agreement, StringComparer.Ordinal), ct);
        var waivers = await tx.RowsAsync<WaiverRow>(Waivers, ct, tx.ProgramId, partners);
        var services = await tx.RowsAsync<ServiceRow>(Services, ct, tx.ProgramId, partners, span.Start.First, span.Last.First);
        return new Facts(
            agreements, names.ToDictionary(row => row.PartnerId, row => row.Name, StringComparer.Ordinal),
            invoices.ToLookup(invoice => invoice.PartnerId), rates,
            waivers.ToLookup(row => row.PartnerId, row => new FeeWaiver(row.Month, row.Period, row.Reason)),
            services.ToLookup(row => row.PartnerId, row => (row.Period, row.ToService())), await PostedAsync(tx, span, partners, ct));
    }

    private static async Task<Dictionary<(string, Month), TermsEarnings>> PostedAsync(
        PortalTransaction tx, Span span, string[] partners, CancellationToken ct)
    {
        var posted = new Dictionary<(string, Month), TermsEarnings>();
        await foreach (
            var row in tx.StreamAsync<PostedRow>(Posted, ct, tx.ProgramId, partners, span.First.First, span.Last.First))
        {
            var key = (row.PartnerId, row.Period);
            posted[key] = posted.GetValueOrDefault(key) + row.ToEarnings();
        }

        return posted;
    }

    private static TermsEarnings Sum(Dictionary<Month, TermsEarnings> earned, IEnumerable<Month> months) =>
        months.Aggregate(TermsEarnings.None, (sum, month) => sum + earned[month]);

    /// <summary>The months shown, and the terms on both sides. It starts with the fee year, whose refund looks at all of it.</summary>
    private sealed record Span(Month First, Month Last, MonthCalendar Calendar, TermsHistory Real, TermsHistory Draft)
    {
        public Month Start => new(First.Year, 1);
    }

    private sealed record Facts(
        Dictionary<string, PartnerAgreement> Agreements, Dictionary<string, string> Names, ILookup<string, PeriodInvoice> Invoices,
        DraftRates Rates,
        ILookup<string, FeeWaiver> Waivers, ILookup<string, (Month Period, OwnUseService Service)> Services,
        Dictionary<(string PartnerId, Month Month), TermsEarnings> Posted);

    private sealed record NameRow(string PartnerId, string Name);

    private sealed record WaiverRow(string PartnerId, Month Month, Month Period, string Reason);

    private sealed record ServiceRow(
        string PartnerId, Month Period, string ServiceId, DateOnly BookedOn, string Description, decimal ListPrice)
    {
        public OwnUseService ToService() => new(ServiceId, BookedOn, Description, ListPrice);
    }

    private sealed record PostedRow(string PartnerId, Month Period, string Kind, decimal Amount)
    {
        public TermsEarnings ToEarnings() => Vocabulary<PostingKind>.Parse(Kind) switch
        {
            PostingKind.Commission => new TermsEarnings(Amount, 0, 0, 0),
            PostingKind.FeeRefund => new TermsEarnings(0, 0, Amount, 0),
            PostingKind.SlaService => new TermsEarnings(0, 0, 0, Amount),
            PostingKind.RegistrationFee or PostingKind.MonthlyFee or PostingKind.FeeWaiver => new TermsEarnings(0, Amount, 0, 0),
            PostingKind.Purchase or PostingKind.PaymentIn or PostingKind.Payout or PostingKind.Adjustment => TermsEarnings.None,
        };
    }
}
