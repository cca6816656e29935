using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Domain.Finance.Fees;

/// <summary>The charge for a service that a partner booked for itself (spec 01.6).</summary>
public static class OwnUseCharge
{
    /// <summary>The posting, less than zero by what is owed; null when nothing is owed.</summary>
    public static Posting? Post(this OwnUseService service, string partnerId, TermsVersion terms, Month period, Currency program)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(terms);
        var price = service.Price(terms, program);
        return price.IsZero
            ? null
            : new Posting(
                Guid.CreateVersion7(), partnerId, PostingKind.SlaService, service.BookedOn, period, -price, Cause.Of(service.ServiceId),
                new PostingWhy
                {
                    TermsValidFrom = terms.ValidFrom,
                    Document = service.ServiceId,
                    Base = service.ListPrice,
                    Rate = terms.OwnUseDiscount.Value,
                    Text = service.Description,
                });
    }
}
