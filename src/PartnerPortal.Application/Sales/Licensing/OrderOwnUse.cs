using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="OfferId">One that is offered.</param>
/// <param name="Quantity">1 to 1,000 units.</param>
/// <param name="StartsOn">The day of the service, or the first day of a standing order; from today to a year ahead.</param>
/// <param name="Price">What the person was shown and agreed to.</param>
/// <param name="Language">Of the name on the order.</param>
public sealed record OrderOwnUseCommand(string OfferId, int Quantity, DateOnly StartsOn, Money Price, string Language);

/// <summary>A partner orders a service for itself at the own-use discount (spec 01.6); the close of its month charges it.</summary>
public sealed class OrderOwnUse(PortalDatabase database, TimeProvider time)
{
    private const int FarthestDays = 366;

    private const string Insert = """
        insert into own_use_order (program_id, partner_id, order_id, offer_id, kind, unit, description, list_price, quantity, starts_on, ends_on,
            ordered_by, ordered_at)
        select $1, $2, $2 || '-S' || (select count(*) + 1 from own_use_order where program_id = $1 and partner_id = $2), offer_id, kind, unit, $4,
            list_price, $5, $6, case when unit = 'month' then null else $6 end, $7, $8
        from own_use_offer where program_id = $1 and offer_id = $3
        returning order_id
        """;

    /// <returns>The number of the order.</returns>
    /// <exception cref="RuleViolationException">No such offer, a day or number out of bounds, no agreement in force, or another price than the one shown.</exception>
    public Task<string> RunAsync(Viewer viewer, CommandId id, OrderOwnUseCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.OrderOwnUse).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task<string> RunAsync(PortalTransaction tx, Viewer viewer, OrderOwnUseCommand command, CancellationToken ct)
    {
        var standing = await AllowanceStanding.LockAsync(tx, viewer.PartnerId!, time, ct);
        var orderId = await PlaceAsync(tx, viewer, standing, command, time.GetUtcNow(), ct);
        return orderId;
    }

    internal static async Task<string> PlaceAsync(
        PortalTransaction tx, Viewer viewer, AllowanceStanding standing, OrderOwnUseCommand command, DateTimeOffset now, CancellationToken ct)
    {
        var quote = await QuoteAsync(tx, standing, command, ct);
        if (quote.Price != command.Price)
            throw new RuleViolationException("own_use.price_changed", $"The price is {quote.Price} now: look at it again before ordering.", quote.Price);
        var orderId = (await tx.ScalarAsync<string>(
            Insert, ct, ProgramIds.Main, viewer.PartnerId, command.OfferId, quote.Name, command.Quantity, command.StartsOn, viewer.Name, now))!;
        await AuditTrail.WriteAsync(tx, viewer, now, new AuditEvent(
            AuditAction.OwnUseOrdered, orderId, After: new { Service = quote.Name, quote.Quantity, quote.StartsOn, List = quote.List.Amount, Price = quote.Price.Amount }), ct);
        await Notices.ToStaffAsync(tx, now, Permission.ManageLicences, new Notice(
            NoticeKind.OwnUseOrdered, $"own-use:{orderId}", $"partners/{Uri.EscapeDataString(viewer.PartnerId!)}/licences",
            await PartnerName.ReadAsync(tx, viewer.PartnerId!, ct), quote.Name, quote.Quantity, quote.Price), ct);
        return orderId;
    }

    internal static async Task<OwnUseQuote> QuoteAsync(PortalTransaction tx, AllowanceStanding standing, OrderOwnUseCommand command, CancellationToken ct)
    {
        if (!AmountLimits.Quantity.Contains(command.Quantity)) throw new RuleViolationException("own_use.quantity", "A quantity is from 1 to 1,000.");
        if (command.StartsOn < standing.Today || command.StartsOn > standing.Today.AddDays(FarthestDays))
            throw new RuleViolationException("own_use.date", "The day is from today to a year ahead.");
        standing.RequireInForce(command.StartsOn);
        var offer = (await OwnUseOffer.LoadAsync(tx, ct)).Find(offer => offer.Active && offer.OfferId == command.OfferId)
            ?? throw new RuleViolationException("own_use.unknown", "This service is not offered any more.");
        if (!AmountLimits.Order.Contains(offer.ListPrice * command.Quantity))
        {
            throw new RuleViolationException(
                "own_use.total", $"An order is worth at most {AmountLimits.Order.Most:0.00} at list prices.", AmountLimits.Order.Most);
        }

        return OwnUseQuote.Of(standing, offer, command.Quantity, command.StartsOn, command.Language);
    }
}
