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
    IReadOnlyList<RatingLine> Lines);

/// <summary>A line that counts as a partner's revenue if it gets, or got, a rate.</summary>
/// <param name="HasRate">Of a stored line; null of a new one.</param>
internal sealed record RatingLine(int LineNo, LineKind Kind, decimal Net, bool? HasRate);
