using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Ledger;

/// <summary>Reads postings back with everything that explains them.</summary>
internal static class PostingRows
{
    private const string Columns = """
        p.posting_id, p.partner_id, p.kind, p.value_date, p.period, p.amount, p.currency, p.cause, p.terms_valid_from, p.invoice_no,
        p.line_no, p.customer, p.document, p.label, p.rate, p.base, p.paid, p.gross, p.fx, p.invoice_currency, p.target, p.fee_year,
        p.fee_month, p.licence_revenue, p.threshold, p.fees, p.text
        """;

    // The range is what the index is read by: the planner knows nothing yet of a month that is being written, and would filter all of it.
    private const string OfMonth =
        "p.program_id = $1 and p.period = $2 and p.partner_id between $3 and $4 and p.partner_id = any($5)";

    /// <summary>What a month has posted for some partners, in order of their numbers; by partner.</summary>
    public static async Task<ILookup<string, Posting>> OfMonthAsync(
        PortalTransaction tx, string programId, string[] partners, Month month, CancellationToken ct) =>
        await StreamAsync(tx, OfMonth, ct, programId, month.First, partners[0], partners[^1], partners)
            .ToLookupAsync(posting => posting.PartnerId, StringComparer.Ordinal, ct);

    /// <summary>The postings that a condition lets through, while they are read.</summary>
    /// <param name="tx">Sees the partners.</param>
    /// <param name="where">Calls the posting <c>p</c>.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="parameters">$1, $2, … of the condition.</param>
    public static IAsyncEnumerable<Posting> StreamAsync(
        PortalTransaction tx, string where, CancellationToken ct, params object?[] parameters) =>
        tx.StreamAsync<Row>($"select {Columns} from posting p where {where}", ct, parameters).Select(row => row.ToPosting());

    public static PostingWhy Why(PostingRow row) => new()
    {
        TermsValidFrom = row.TermsValidFrom,
        InvoiceNo = row.InvoiceNo,
        LineNo = row.LineNo,
        Customer = row.Customer,
        Document = row.Document,
        Label = row.Label,
        Rate = row.Rate,
        Base = row.Base,
        Paid = row.Paid,
        Gross = row.Gross,
        Fx = row.Fx,
        InvoiceCurrency = row.InvoiceCurrency,
        Target = row.Target,
        FeeYear = row.FeeYear,
        FeeMonth = row.FeeMonth is { } first ? Month.Of(first) : null,
        LicenceRevenue = row.LicenceRevenue,
        Threshold = row.Threshold,
        Fees = row.Fees,
        Text = row.Text,
    };

    private sealed record Row(
        Guid PostingId, string PartnerId, string Kind, DateOnly ValueDate, Month Period, decimal Amount, string Currency, string Cause,
        DateOnly? TermsValidFrom, string? InvoiceNo, int? LineNo, string? Customer, string? Document, string? Label, decimal? Rate,
        decimal? Base, decimal? Paid, decimal? Gross, decimal? Fx, string? InvoiceCurrency, decimal? Target, int? FeeYear,
        Month? FeeMonth, decimal? LicenceRevenue, decimal? Threshold, decimal? Fees, string? Text)
    {
        public Posting ToPosting() => new(
            PostingId, PartnerId, Vocabulary<PostingKind>.Parse(Kind), ValueDate, Period, new Money(Amount, new Currency(Currency)), Cause,
            new PostingWhy
            {
                TermsValidFrom = TermsValidFrom,
                InvoiceNo = InvoiceNo,
                LineNo = LineNo,
                Customer = Customer,
                Document = Document,
                Label = Label,
                Rate = Rate,
                Base = Base,
                Paid = Paid,
                Gross = Gross,
                Fx = Fx,
                InvoiceCurrency = InvoiceCurrency,
                Target = Target,
                FeeYear = FeeYear,
                FeeMonth = FeeMonth,
                LicenceRevenue = LicenceRevenue,
                Threshold = Threshold,
                Fees = Fees,
                Text = Text,
            });
    }
}
