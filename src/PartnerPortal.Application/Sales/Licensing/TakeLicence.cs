using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Sales.Licensing;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="Seats">1 to 100.</param>
/// <param name="Plus">The PLUS ordered with it where the allowance is used up, at the price that was shown; null to take only what is
/// free.</param>
public sealed record TakeLicenceCommand(int Seats, OrderOwnUseCommand? Plus = null);

/// <param name="LicenceId">The licence.</param>
/// <param name="OrderId">The PLUS ordered with it; null when it was free.</param>
public sealed record TakeLicenceResult(string LicenceId, string? OrderId);

/// <summary>
/// A partner takes licences not for resale (spec 02): free within the allowance, above it only with a PLUS for each. They are no invoice
/// lines, so they count for no commission, threshold or tier, and there is no way to give one to a customer.
/// </summary>
public sealed class TakeLicence(PortalDatabase database, TimeProvider time)
{
    private const int MostAtOnce = 100;

    /// <exception cref="RuleViolationException">Above the allowance without PLUS (the price it needs is named), or no agreement in
    /// force.</exception>
    public Task<TakeLicenceResult> RunAsync(Viewer viewer, CommandId id, TakeLicenceCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.TakeOwnLicences).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task<TakeLicenceResult> RunAsync(PortalUnit unit, Viewer viewer, TakeLicenceCommand command, CancellationToken ct)
    {
        if (command.Plus is not null) viewer.Require(Permission.OrderOwnUse);
        if (command.Seats is < 1 or > MostAtOnce) throw new RuleViolationException("licence.seats", "Take from 1 to 100 licences at once.");
        var standing = await AllowanceStanding.LockAsync(unit.Sql, viewer.PartnerId!, time, ct);
        standing.RequireInForce(standing.Today);

        var now = time.GetUtcNow();
        var missing = standing.Team.Missing(command.Seats);
        var orderId = missing > 0 ? await OrderPlusAsync(unit, viewer, standing, command, missing, now, ct) : null;
        var taken = await unit.Db.Set<Licence>()
            .CountAsync(other => other.ProgramId == unit.Sql.ProgramId && other.PartnerId == viewer.PartnerId, ct);
        var licence = new Licence
        {
            ProgramId = unit.Sql.ProgramId, PartnerId = viewer.PartnerId!, LicenceId = $"NFR-{taken + 1}", Seats = command.Seats,
            Source = orderId is null ? LicenceSource.Allowance : LicenceSource.Plus, ValidFrom = standing.Today,
            TakenBy = viewer.Name, TakenAt = now,
        };
        unit.Db.Add(licence);
        await AuditTrail.WriteAsync(unit.Sql, viewer, now, new AuditEvent(
            AuditAction.LicenceTaken, $"{viewer.PartnerId} {licence.LicenceId}", After: new { command.Seats, Plus = orderId }), ct);
        return new TakeLicenceResult(licence.LicenceId, orderId);
    }

    private static async Task<string> OrderPlusAsync(
        PortalUnit unit, Viewer viewer, AllowanceStanding standing, TakeLicenceCommand command, int missing, DateTimeOffset now,
        CancellationToken ct)
    {
        if (command.Plus is { } plus)
        {
            if (plus.Quantity != missing)
                throw new RuleViolationException("licence.plus_count", $"These licences need {missing} PLUS.", missing);
            return await OrderOwnUse.PlaceAsync(unit, viewer, standing, plus, now, ct);
        }

        var offer = (await OwnUseOffer.LoadAsync(unit.Sql, ct)).Find(offer => offer.IsStandingPlus)
            ?? throw new RuleViolationException("licence.no_plus", "The allowance is used up, and no PLUS is offered to order with it.");
        var quote = OwnUseQuote.Of(standing, offer, missing, standing.Today, "en");
        throw new RuleViolationException(
            "licence.needs_plus", $"The allowance is used up: {missing} PLUS needed, {quote.Price} a month.", missing, quote.Price);
    }
}
