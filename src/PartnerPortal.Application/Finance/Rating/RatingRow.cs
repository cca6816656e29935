using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Invoicing;

namespace PartnerPortal.Application.Finance.Rating;

/// <summary>An invoice as it is read for its rates. Its lines are arrays of the same length; null where nobody asks for revenue.</summary>
/// <param name="AreNew">Whether a line has no rate yet.</param>
/// <param name="HaveRate">Whether a line that is stored got a rate.</param>
internal sealed record RatingRow(
    string InvoiceNo, string CustomerId, string? PartnerId, string BilledTo, DateOnly IssuedOn, decimal Gross, decimal Fx, bool ToRate,
    int[]? Numbers, string[]? Kinds, decimal[]? Nets, bool[]? AreNew, bool[]? HaveRate)
{
    /// <summary>What a query selects of an invoice for the record; <c>to_rate</c> and the lines come after it.</summary>
    public const string Columns = "invoice.invoice_no, customer_id, partner_id, billed_to, issued_on, gross, fx";

    /// <summary>The lines where they are asked for, of a join that has them.</summary>
    public const string Lines = "numbers, kinds, nets, are_new, have_rate";

    /// <summary>The lines where they are not.</summary>
    public const string NoLines = """
        null::int[] as numbers, null::text[] as kinds, null::numeric[] as nets, null::boolean[] as are_new, null::boolean[] as have_rate
        """;

    public RatingInvoice ToInvoice() => new(
        InvoiceNo, CustomerId, PartnerId, Vocabulary<BilledTo>.Parse(BilledTo), IssuedOn, Gross, Fx, ToRate,
        Numbers is null ? [] : [.. Numbers.Select(Line)]);

    private RatingLine Line(int number, int i) =>
        new(number, Vocabulary<LineKind>.Parse(Kinds![i]), Nets![i], AreNew![i] ? null : HaveRate![i]);
}
