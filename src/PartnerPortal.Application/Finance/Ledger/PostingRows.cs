using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Ledger;

/// <summary>Reads postings back with everything that explains them.</summary>
internal static class PostingRows
{
    /// <summary>The columns that <see cref="Read"/> expects, in its order, of a table named p.</summary>
    public const string Columns =
        "p.posting_id, p.partner_id, p.kind, p.value_date, p.period, p.amount, p.currency, p.cause, p.terms_valid_from, p.invoice_no, p.line_no, "
        + "p.customer, p.document, p.label, p.rate, p.base, p.paid, p.gross, p.fx, p.invoice_currency, p.target, p.fee_year, p.fee_month, "
        + "p.licence_revenue, p.threshold, p.fees, p.text";

    // The range is what the index is read by: the planner knows nothing yet of a month that is being written, and would filter all of it.
    private const string OfMonth = $"""
        select {Columns} from posting p
        where p.program_id = $1 and p.period = $2 and p.partner_id between $3 and $4 and p.partner_id = any($5)
        """;

    /// <summary>What a month has posted for some partners, in order of their numbers; by partner.</summary>
    public static async Task<ILookup<string, Posting>> OfMonthAsync(
        PortalTransaction tx, string programId, string[] partners, Month month, CancellationToken ct) =>
        (await tx.ReadAsync(OfMonth, Read, ct, programId, month.First, partners[0], partners[^1], partners)).ToLookup(
            posting => posting.PartnerId, StringComparer.Ordinal);

    public static Posting Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        Vocabulary<PostingKind>.Parse(row.GetString(2)),
        row.GetFieldValue<DateOnly>(3),
        Month.Of(row.GetFieldValue<DateOnly>(4)),
        new Money(row.GetDecimal(5), new Currency(row.GetString(6))),
        row.GetString(7),
        new PostingWhy
        {
            TermsValidFrom = Value<DateOnly>(row, 8),
            InvoiceNo = Text(row, 9),
            LineNo = Value<int>(row, 10),
            Customer = Text(row, 11),
            Document = Text(row, 12),
            Label = Text(row, 13),
            Rate = Value<decimal>(row, 14),
            Base = Value<decimal>(row, 15),
            Paid = Value<decimal>(row, 16),
            Gross = Value<decimal>(row, 17),
            Fx = Value<decimal>(row, 18),
            InvoiceCurrency = Text(row, 19),
            Target = Value<decimal>(row, 20),
            FeeYear = Value<int>(row, 21),
            FeeMonth = Value<DateOnly>(row, 22) is { } first ? Month.Of(first) : null,
            LicenceRevenue = Value<decimal>(row, 23),
            Threshold = Value<decimal>(row, 24),
            Fees = Value<decimal>(row, 25),
            Text = Text(row, 26),
        });

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

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T? Value<T>(NpgsqlDataReader row, int column) where T : struct => row.IsDBNull(column)
        ? null
        : row.GetFieldValue<T>(column);
}
