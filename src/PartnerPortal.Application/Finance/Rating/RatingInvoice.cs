using Npgsql;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Invoicing;

namespace PartnerPortal.Application.Finance.Rating;

/// <summary>An invoice whose lines get their rates, or one that others are compared with.</summary>
/// <param name="ToRate">Whether it has new lines.</param>
/// <param name="Lines">Only where some plan asks for the partner's revenue.</param>
internal sealed record RatingInvoice(
    string InvoiceNo,
    string CustomerId,
    string? PartnerId,
    BilledTo BilledTo,
    DateOnly IssuedOn,
    decimal Gross,
    decimal Fx,
    bool ToRate,
    IReadOnlyList<RatingLine> Lines)
{
    public const string Columns = "invoice.invoice_no, customer_id, partner_id, billed_to, issued_on, gross, fx, to_rate";

    public static RatingInvoice Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.IsDBNull(2) ? null : row.GetString(2),
        Vocabulary<BilledTo>.Parse(row.GetString(3)),
        row.GetFieldValue<DateOnly>(4),
        row.GetDecimal(5),
        row.GetDecimal(6),
        row.GetBoolean(7),
        row.FieldCount > 8 && !row.IsDBNull(8) ? ReadLines(row) : []);

    private static List<RatingLine> ReadLines(NpgsqlDataReader row)
    {
        var numbers = row.GetFieldValue<int[]>(8);
        var kinds = row.GetFieldValue<string[]>(9);
        var nets = row.GetFieldValue<decimal[]>(10);
        var rated = row.GetFieldValue<bool?[]>(11);
        return [.. numbers.Select((number, i) => new RatingLine(number, Vocabulary<LineKind>.Parse(kinds[i]), nets[i], rated[i]))];
    }
}

/// <summary>A line that counts as a partner's revenue if it gets, or got, a rate.</summary>
/// <param name="HasRate">Of a stored line; null of a new one.</param>
internal sealed record RatingLine(int LineNo, LineKind Kind, decimal Net, bool? HasRate);
