using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Persons;

/// <summary>Somebody whose account another person manages.</summary>
/// <param name="Invited">Whether the invitation was not accepted yet.</param>
internal sealed record ManagedPerson(
    Guid UserId, string Email, string Name, PortalRole Role, string? PartnerId, string Language, bool Disabled, bool Invited);

/// <summary>Who may manage whose account: administrators everybody's, owners those of the own company; others are as if absent.</summary>
internal static class ManagedPeople
{
    /// <summary>Whether a role belongs to a partner company.</summary>
    public static bool IsOfPartner(PortalRole role) => role switch
    {
        PortalRole.PartnerOwner or PortalRole.PartnerSales or PortalRole.PartnerFinance or PortalRole.PartnerTechnician => true,
        PortalRole.Administrator or PortalRole.Manager or PortalRole.Finance or PortalRole.SupportAgent => false,
    };

    public static Permission PermissionOf(Viewer viewer) => viewer.IsStaff ? Permission.ManagePeople : Permission.ManageOwnPeople;

    /// <summary>What taking access away asks for.</summary>
    public static Permission PermissionToEnd(Viewer viewer) => viewer.IsStaff ? Permission.ManagePeople : Permission.EndOwnAccess;

    /// <summary>The person; nobody else manages people until the transaction ends.</summary>
    /// <exception cref="RuleViolationException"><c>person.unknown</c>: absent, or not the viewer's to manage.</exception>
    public static async Task<ManagedPerson> FindAsync(PortalTransaction tx, Viewer viewer, Guid userId, CancellationToken ct)
    {
        // One after the other: of two who remove each other at once, only one succeeds.
        await tx.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('people', 0))", ct);
        var found = await tx.FirstRowAsync<ManagedRow>(
            """
            select id, email, display_name, role, partner_id, language, disabled_at is not null as disabled,
                password_hash is null and not email_confirmed as invited
            from users where id = $1 and ($2 = '' or partner_id = $2) for no key update
            """,
            ct, userId, viewer.PartnerId ?? "");
        return found?.ToPerson() ?? throw Unknown();
    }

    /// <summary>Refuses what one does not do to oneself.</summary>
    /// <exception cref="RuleViolationException"><c>person.self</c>.</exception>
    public static void RequireOther(Viewer viewer, ManagedPerson person)
    {
        if (viewer.UserId == person.UserId)
            throw new RuleViolationException("person.self", "That is done by somebody else: nobody shuts the own door by mistake.");
    }

    /// <summary>Somebody has to be left who can manage people: of the vendor an administrator, of a company an owner.</summary>
    /// <exception cref="RuleViolationException"><c>person.last_administrator</c>, <c>person.last_owner</c>.</exception>
    public static async Task RequireAnotherAsync(PortalTransaction tx, ManagedPerson person, CancellationToken ct)
    {
        if (person.Role is not (PortalRole.Administrator or PortalRole.PartnerOwner) || person.Disabled || person.Invited) return;
        var others = await tx.ScalarAsync<bool>(
            """
            select exists (select from users where role = $1 and coalesce(partner_id, '') = $2 and id <> $3 and disabled_at is null
                and (password_hash is not null or email_confirmed))
            """,
            ct, Vocabulary<PortalRole>.Text(person.Role), person.PartnerId ?? "", person.UserId);
        if (others) return;
        throw person.PartnerId is null
            ? new RuleViolationException("person.last_administrator", $"{person.Name} is the last administrator.", person.Name)
            : new RuleViolationException("person.last_owner", $"{person.Name} is the company's last owner.", person.Name);
    }

    public static RuleViolationException Unknown() => new("person.unknown", "There is no such person.");

    private sealed record ManagedRow(
        Guid Id, string Email, string DisplayName, string Role, string? PartnerId, string Language, bool Disabled, bool Invited)
    {
        public ManagedPerson ToPerson() =>
            new(Id, Email, DisplayName, Vocabulary<PortalRole>.Parse(Role), PartnerId, Language, Disabled, Invited);
    }
}
