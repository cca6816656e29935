using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="Seats">1 to 100.</param>
/// <param name="Plus">The PLUS ordered with it where the allowance is used up, at the price that was shown; null to take only what is free.</param>
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

    private const string Insert = """
        insert into licence (program_id, partner_id, licence_id, kind, seats, status, source, valid_from, taken_by, taken_at)
        select $1, $2, 'NFR-' || (count(*) + 1), 'nfr_team', $3, 'active', $4, $5, $6, $7 from licence where program_id = $1 and partner_id = $2
        returning licence_id
        """;

    /// <exception cref="RuleViolationException">Above the allowance without PLUS (the price it needs is named), or no agreement in force.</exception>
    public Task<TakeLicenceResult> RunAsync(Viewer viewer, CommandId id, TakeLicenceCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.TakeOwnLicences).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task<TakeLicenceResult> RunAsync(PortalTransaction tx, Viewer viewer, TakeLicenceCommand command, CancellationToken ct)
    {
        if (command.Plus is not null) viewer.Require(Permission.OrderOwnUse);
        if (command.Seats is < 1 or > MostAtOnce) throw new RuleViolationException("licence.seats", "Take from 1 to 100 licences at once.");
        var standing = await AllowanceStanding.LockAsync(tx, viewer.PartnerId!, time, ct);
        standing.RequireInForce(standing.Today);

        var now = time.GetUtcNow();
        var missing = standing.Team.Missing(command.Seats);
        var orderId = missing > 0 ? await OrderPlusAsync(tx, viewer, standing, command, missing, now, ct) : null;
        var licenceId = await tx.ScalarAsync<string>(
            Insert, ct, ProgramIds.Main, viewer.PartnerId, command.Seats, orderId is null ? "allowance" : "plus", standing.Today, viewer.Name, now);
        await AuditTrail.WriteAsync(tx, viewer, now, new AuditEvent(
            AuditAction.LicenceTaken, $"{viewer.PartnerId} {licenceId}", After: new { command.Seats, Plus = orderId }), ct);
        return new TakeLicenceResult(licenceId!, orderId);
    }

    private static async Task<string> OrderPlusAsync(
        PortalTransaction tx, Viewer viewer, AllowanceStanding standing, TakeLicenceCommand command, int missing, DateTimeOffset now, CancellationToken ct)
    {
        if (command.Plus is { } plus)
        {
            if (plus.Quantity != missing) throw new RuleViolationException("licence.plus_count", $"These licences need {missing} PLUS.", missing);
            return await OrderOwnUse.PlaceAsync(tx, viewer, standing, plus, now, ct);
        }

        var offer = (await OwnUseOffer.LoadAsync(tx, ct)).Find(offer => offer.IsStandingPlus)
            ?? throw new RuleViolationException("licence.no_plus", "The allowance is used up, and no PLUS is offered to order with it.");
        var quote = OwnUseQuote.Of(standing, offer, missing, standing.Today, "en");
        throw new RuleViolationException(
            "licence.needs_plus", $"The allowance is used up: {missing} PLUS needed, {quote.Price} a month.", missing, quote.Price);
    }
}
