using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
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

    private const string Insert = """
        insert into own_use_offer (program_id, offer_id, kind, unit, list_price, names, active, position)
        select $1, $2, $3, $4, $5, $6::jsonb, $7, coalesce(max(position), 0) + 1 from own_use_offer where program_id = $1
        """;

    private const string Update = """
        update own_use_offer set kind = $3, unit = $4, list_price = $5, names = $6::jsonb, active = $7 where program_id = $1 and offer_id = $2
        """;

    /// <exception cref="RuleViolationException">The key is taken or malformed, no English name, or no price in whole cents.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, SaveOwnUseOfferCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageServiceOffers).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, SaveOwnUseOfferCommand command, CancellationToken ct)
    {
        var offer = Checked(command.Offer);
        try
        {
            var saved = await tx.ExecuteAsync(
                command.IsNew ? Insert : Update, ct, ProgramIds.Main, offer.OfferId, Vocabulary<OwnUseKind>.Text(offer.Kind),
                Vocabulary<OwnUseUnit>.Text(offer.Unit), offer.ListPrice, JsonSerializer.Serialize(offer.Names), offer.Active);
            if (saved == 0) throw new RuleViolationException("own_use.unknown", "This service is not offered any more.");
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new RuleViolationException("own_use.taken", $"There is a service {offer.OfferId} already.", offer.OfferId);
        }

        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), new AuditEvent(
            AuditAction.OwnUseOfferSaved, offer.OfferId, After: new { offer.Kind, offer.Unit, offer.ListPrice, offer.Active, Name = offer.Name("en") }), ct);
    }

    private static OwnUseOffer Checked(OwnUseOffer offer)
    {
        if (!Key().IsMatch(offer.OfferId)) throw new RuleViolationException("own_use.key", "A key has up to 40 small letters, digits and hyphens.");
        if (!AmountLimits.ListPrice.Contains(offer.ListPrice))
        {
            throw new RuleViolationException(
                "own_use.list_price", $"A list price is above zero and at most {AmountLimits.ListPrice.Most:0.00}, in whole cents.", AmountLimits.ListPrice.Most);
        }

        var names = offer.Names.Where(name => !string.IsNullOrWhiteSpace(name.Value)).ToDictionary(name => name.Key, name => name.Value.Trim());
        if (!names.ContainsKey("en")) throw new RuleViolationException("own_use.name", "The English name is missing.");
        if (names.Values.Any(name => name.Length > LongestName)) throw new RuleViolationException("own_use.long_name", "A name has up to 120 characters.");
        return offer with { Names = names };
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Key();
}
