using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Sales.Licensing;
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

    /// <returns>The number of the order.</returns>
    /// <exception cref="RuleViolationException">No such offer, a day or number out of bounds, no agreement in force, or another price than
    /// the one shown.</exception>
    public Task<string> RunAsync(Viewer viewer, CommandId id, OrderOwnUseCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.OrderOwnUse).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task<string> RunAsync(PortalUnit unit, Viewer viewer, OrderOwnUseCommand command, CancellationToken ct)
    {
        var standing = await AllowanceStanding.LockAsync(unit.Sql, viewer.PartnerId!, time, ct);
        return await PlaceAsync(unit, viewer, standing, command, time.GetUtcNow(), ct);
    }

    internal static async Task<string> PlaceAsync(
        PortalUnit unit, Viewer viewer, AllowanceStanding standing, OrderOwnUseCommand command, DateTimeOffset now, CancellationToken ct)
    {
        var (offer, quote) = await OfferAsync(unit.Sql, standing, command, ct);
        if (quote.Price != command.Price)
            throw new RuleViolationException(
                "own_use.price_changed", $"The price is {quote.Price} now: look at it again before ordering.", quote.Price);
        var placed = await unit.Db.Set<OrderedService>()
            .CountAsync(other => other.ProgramId == unit.Sql.ProgramId && other.PartnerId == viewer.PartnerId, ct);
        var order = new OrderedService(offer.Unit, command.StartsOn)
        {
            ProgramId = unit.Sql.ProgramId, PartnerId = viewer.PartnerId!, OrderId = $"{viewer.PartnerId}-S{placed + 1}",
            OfferId = offer.OfferId, Kind = offer.Kind, Description = quote.Name, ListPrice = offer.ListPrice, Quantity = command.Quantity,
            OrderedBy = viewer.Name, OrderedAt = now,
        };
        unit.Db.Add(order);
        await NoteAsync(unit.Sql, viewer, order, quote, now, ct);
        return order.OrderId;
    }

    internal static async Task<OwnUseQuote> QuoteAsync(
        PortalTransaction tx, AllowanceStanding standing, OrderOwnUseCommand command, CancellationToken ct) =>
        (await OfferAsync(tx, standing, command, ct)).Quote;

    private static async Task NoteAsync(
        PortalTransaction tx, Viewer viewer, OrderedService order, OwnUseQuote quote, DateTimeOffset now, CancellationToken ct)
    {
        await AuditTrail.WriteAsync(tx, viewer, now, new AuditEvent(
            AuditAction.OwnUseOrdered, order.OrderId,
            After: new { Service = quote.Name, quote.Quantity, quote.StartsOn, List = quote.List.Amount, Price = quote.Price.Amount }), ct);
        await Notices.ToStaffAsync(tx, now, Permission.ManageLicences, new Notice(
            NoticeKind.OwnUseOrdered, $"own-use:{order.OrderId}", $"partners/{Uri.EscapeDataString(order.PartnerId)}/licences",
            await PartnerName.ReadAsync(tx, order.PartnerId, ct), quote.Name, quote.Quantity, quote.Price), ct);
    }

    private static async Task<(OwnUseOffer Offer, OwnUseQuote Quote)> OfferAsync(
        PortalTransaction tx, AllowanceStanding standing, OrderOwnUseCommand command, CancellationToken ct)
    {
        if (!AmountLimits.Quantity.Contains(command.Quantity))
            throw new RuleViolationException("own_use.quantity", "A quantity is from 1 to 1,000.");
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

        return (offer, OwnUseQuote.Of(standing, offer, command.Quantity, command.StartsOn, command.Language));
    }
}
