using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Sales.Licensing;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="Offer">As it should be.</param>
/// <param name="IsNew">Whether it must not exist yet.</param>
public sealed record SaveOwnUseOfferCommand(OwnUseOffer Offer, bool IsNew);

/// <summary>A manager adds or changes a service for own use. Orders made before keep their price and name.</summary>
public sealed partial class SaveOwnUseOffer(PortalDatabase database, TimeProvider time)
{
    private const int LongestName = 120;

    // Two that add a service at once would both find its key free, and the same place.
    private const string OneAtATime = "select pg_advisory_xact_lock(hashtextextended('partner-portal/own-use-offers/' || $1, 0))";

    /// <exception cref="RuleViolationException">The key is taken or malformed, no English name, or no price in whole cents.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, SaveOwnUseOfferCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageServiceOffers).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, SaveOwnUseOfferCommand command, CancellationToken ct)
    {
        var offer = Checked(command.Offer);
        await unit.Sql.ExecuteAsync(OneAtATime, ct, unit.Sql.ProgramId);
        var stored = command.IsNew ? await AddAsync(unit.Db, offer.OfferId, ct) : await FindAsync(unit.Db, offer.OfferId, ct);
        stored.Change(offer.Kind, offer.Unit, offer.ListPrice, JsonSerializer.Serialize(offer.Names), offer.Active);
        await AuditTrail.WriteAsync(unit.Sql, viewer, time.GetUtcNow(), new AuditEvent(
            AuditAction.OwnUseOfferSaved, offer.OfferId,
            After: new { offer.Kind, offer.Unit, offer.ListPrice, offer.Active, Name = offer.Name("en") }), ct);
    }

    private static async Task<OfferedService> FindAsync(PortalDbContext db, string offerId, CancellationToken ct) =>
        await db.Locked<OfferedService>($"program_id = {db.ProgramId} and offer_id = {offerId}").SingleOrDefaultAsync(ct)
        ?? throw new RuleViolationException("own_use.unknown", "This service is not offered any more.");

    private static async Task<OfferedService> AddAsync(PortalDbContext db, string offerId, CancellationToken ct)
    {
        var listed = await db.Set<OfferedService>().AsNoTracking().Where(other => other.ProgramId == db.ProgramId).ToListAsync(ct);
        if (listed.Exists(other => other.OfferId == offerId))
            throw new RuleViolationException("own_use.taken", $"There is a service {offerId} already.", offerId);
        var last = listed.Select(other => other.Position).DefaultIfEmpty().Max();
        var added = new OfferedService { ProgramId = DataScope.All.ProgramId, OfferId = offerId, Position = last + 1 };
        db.Add(added);
        return added;
    }

    private static OwnUseOffer Checked(OwnUseOffer offer)
    {
        if (!Key().IsMatch(offer.OfferId))
            throw new RuleViolationException("own_use.key", "A key has up to 40 small letters, digits and hyphens.");
        if (!AmountLimits.ListPrice.Contains(offer.ListPrice))
        {
            throw new RuleViolationException(
                "own_use.list_price", $"A list price is above zero and at most {AmountLimits.ListPrice.Most:0.00}, in whole cents.",
                AmountLimits.ListPrice.Most);
        }

        var names = offer.Names.Where(name => !string.IsNullOrWhiteSpace(name.Value)).ToDictionary(
            name => name.Key, name => name.Value.Trim());
        if (!names.ContainsKey("en")) throw new RuleViolationException("own_use.name", "The English name is missing.");
        if (names.Values.Any(name => name.Length > LongestName))
            throw new RuleViolationException("own_use.long_name", "A name has up to 120 characters.");
        return offer with { Names = names };
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Key();
}
