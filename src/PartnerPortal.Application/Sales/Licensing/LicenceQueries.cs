using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Sales.Licensing;

/// <summary>Reads what partners have for their own use, and what it would cost to have more.</summary>
public sealed class LicenceQueries(PortalDatabase database, TimeProvider time)
{
    /// <summary>One partner's licences, orders and allowances; null when it is absent or not the viewer's.</summary>
    /// <param name="viewer">Staff, or the partner's people.</param>
    /// <param name="partnerId">Whose.</param>
    /// <param name="language">Of the names of services.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<LicenceOverview?> FindAsync(Viewer viewer, string partnerId, string language, CancellationToken ct)
    {
        viewer.Require(viewer.IsStaff ? Permission.SeeAllLicences : Permission.SeeOwnLicences);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        if (await AllowanceStanding.FindAsync(tx, partnerId, time, ct) is not { } standing) return null;
        var batch = new PortalBatch(tx);
        var offers = OwnUseOffer.Load(batch);
        var contact = ContactPerson.Find(batch, partnerId, time.GetUtcNow());
        await batch.RunAsync(ct);
        return Overview(standing, offers().FirstOrDefault(offer => offer.IsStandingPlus), language) with { Contact = contact() };
    }

    /// <summary>The services that can be ordered, or all of them for those who keep the list.</summary>
    public async Task<IReadOnlyList<OwnUseOffer>> OffersAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(viewer.IsStaff ? Permission.SeeAllLicences : Permission.SeeOwnLicences);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var offers = await OwnUseOffer.LoadAsync(tx, ct);
        return viewer.May(Permission.ManageServiceOffers) ? offers : [.. offers.Where(offer => offer.Active)];
    }

    /// <summary>What an order would cost, worked out as the close will charge it.</summary>
    /// <exception cref="RuleViolationException">What would refuse the order.</exception>
    public async Task<OwnUseQuote> QuoteAsync(
        Viewer viewer, string offerId, int quantity, DateOnly startsOn, string language, CancellationToken ct)
    {
        viewer.Require(Permission.OrderOwnUse);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var standing = await AllowanceStanding.FindAsync(tx, viewer.PartnerId!, time, ct)
            ?? throw new RuleViolationException("partner.unknown", "There is no such partner.", viewer.PartnerId!);
        return await OrderOwnUse.QuoteAsync(
            tx, standing, new OrderOwnUseCommand(offerId, quantity, startsOn, Money.Zero(standing.Calendar.Currency), language), ct);
    }

    private static LicenceOverview Overview(AllowanceStanding standing, OwnUseOffer? plus, string language)
    {
        var agreement = standing.Agreement;
        return new LicenceOverview(
            agreement.PartnerId, agreement.InForceOn(standing.Today) && !standing.Partner.Suspended, standing.Partner.Suspended,
            standing.Today,
            agreement.TerminatedOn, standing.Calendar.Currency, standing.TermsToday.OwnUseDiscount,
            standing.TermsToday.Allowances.CoachingMinutes,
            standing.Balances, null, plus is null ? null : OwnUseQuote.Of(standing, plus, 1, standing.Today, language),
            [.. standing.Of(HoldingKind.Licence).Select(row => Licence(standing, row))],
            [.. standing.Of(HoldingKind.Order).Select(row => Order(standing, row))],
            [.. standing.Of(HoldingKind.Grant).Select(row => new AllowanceGrantRow(
                Guid.Parse(row.Id), Vocabulary<AllowanceKind>.Parse(row.Kind), row.Quantity, row.From, row.Through, row.Text, row.By))],
            [.. standing.Of(HoldingKind.Use).Select(row => new AllowanceUseRow(
                Guid.Parse(row.Id), Vocabulary<AllowanceKind>.Parse(row.Kind), row.Quantity, row.From, row.Text, row.By))]);
    }

    // They end with the agreement, whatever else is said of them.
    private static LicenceRow Licence(AllowanceStanding standing, HoldingRow row)
    {
        var ended = standing.Agreement.TerminatedOn is { } end && end < standing.Today ? end : (DateOnly?)null;
        return new LicenceRow(row.Id, row.Quantity, row.Kind == "plus", row.From, row.Through ?? ended, row.By);
    }

    private static OwnUseOrderRow Order(AllowanceStanding standing, HoldingRow row)
    {
        var order = row.AsOrder();
        var currency = standing.Calendar.Currency;
        var next = order.Due(
            Month.Max(Month.Of(standing.Today), Month.Of(row.From)), row.BookedThrough, standing.Agreement.TerminatedOn).FirstOrDefault();
        var priced = order.Unit == OwnUseUnit.Month && next is not null ? next : order.First;
        return new OwnUseOrderRow(
            row.Id, row.Text, order.Unit, row.Quantity, new Money(order.First.ListPrice, currency),
            priced.Price(standing.Terms.InForceOn(priced.BookedOn), currency), row.From, row.Through, row.By, row.BookedThrough,
            next is null ? null : standing.Calendar.PeriodOf(next.BookedOn),
            order.Unit == OwnUseUnit.Month ? row.Through is null : row.BookedThrough is null);
    }
}
