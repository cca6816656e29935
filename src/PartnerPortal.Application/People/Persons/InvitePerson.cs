using System.Net.Mail;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Persons;

/// <param name="Email">What the person will sign in with.</param>
/// <param name="Name">As shown to others; the person may correct it.</param>
/// <param name="PartnerId">The partner company; null for the vendor's staff.</param>
/// <param name="Language">One of the eight; of the mail, and of the screens until the person chooses.</param>
public sealed record InvitePersonCommand(string Email, string Name, PortalRole Role, string? PartnerId, string Language);

/// <summary>
/// Invites somebody: the account exists from now on, and a mailed link, good once and for 72 hours, lets the person set a password.
/// </summary>
public sealed class InvitePerson(PortalDatabase database, TimeProvider time)
{
    private const int LongestName = 200;

    /// <summary>An administrator invites anybody, an owner people of the own company.</summary>
    /// <exception cref="RuleViolationException">The address is taken or none, the role does not fit the partner, there is no such
    /// partner.</exception>
    public Task<Guid> RunAsync(Viewer viewer, CommandId id, InvitePersonCommand command, CancellationToken ct) =>
        database.For(viewer, viewer.IsStaff ? Permission.ManagePeople : Permission.ManageOwnPeople).OnceAsync(
            id, command, unit => RunAsync(unit.Sql, viewer, command, ct), ct);

    private async Task<Guid> RunAsync(PortalTransaction tx, Viewer viewer, InvitePersonCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        if (viewer.PartnerId is { } own && command.PartnerId != own) throw ManagedPeople.Unknown();
        var userId = await InviteAsync(tx, viewer, command, at, ct);
        return userId;
    }

    /// <summary>
    /// The same as a part of another use case, in its transaction: activating a partner invites its owner. The caller has asked for the
    /// permission, and commits.
    /// </summary>
    /// <param name="viewer">Who invites; null for the portal itself.</param>
    /// <exception cref="RuleViolationException">As above.</exception>
    public static async Task<Guid> InviteAsync(
        PortalTransaction tx, Viewer? viewer, InvitePersonCommand command, DateTimeOffset at, CancellationToken ct)
    {
        var (email, name) = (command.Email.Trim(), command.Name.Trim());
        if (!MailAddress.TryCreate(email, out var address) || address.Address != email)
            throw new RuleViolationException("user.email", $"'{email}' is no e-mail address.", email);
        if (name.Length is 0 or > LongestName) throw new RuleViolationException("user.name", "A name has 1 to 200 characters.");
        if (ManagedPeople.IsOfPartner(command.Role) != (command.PartnerId is not null))
            throw new RuleViolationException("user.role", "A partner's people belong to a partner, the vendor's staff to none.");

        var userId = await InsertAsync(tx, command with { Email = email, Name = name }, ct);
        await SendAsync(tx, userId, command with { Email = email, Name = name }, at, ct);
        var invited = new { command.Role, command.Language, Name = name };
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.PersonInvited, email, command.PartnerId, null, invited), ct);
        return userId;
    }

    /// <summary>A new link; the one before is void.</summary>
    internal static async Task SendAsync(
        PortalTransaction tx, Guid userId, InvitePersonCommand command, DateTimeOffset at, CancellationToken ct)
    {
        var token = await AccountLink.IssueAsync(tx, userId, LinkPurpose.Invitation, at, ct);
        var mail = new MailDraft(
            MailKind.Invitation, $"invitation/{token[..12]}", command.Email, command.Language,
            command.Name) { Link = "invitation/" + token };
        await Outbox.AddAsync(tx, at, mail, ct);
    }

    private static async Task<Guid> InsertAsync(PortalTransaction tx, InvitePersonCommand command, CancellationToken ct)
    {
        if (command.PartnerId is not null
            && !await tx.ScalarAsync<bool>("select exists (select from partner where partner_id = $1)", ct, command.PartnerId))
            throw new RuleViolationException("user.partner_unknown", $"There is no partner {command.PartnerId}.", command.PartnerId);
        var (id, stamp, normalized) = (Guid.CreateVersion7(), Guid.NewGuid().ToString("N"), command.Email.ToUpperInvariant());
        // Whose invitation was withdrawn before it was accepted may be invited again, by anybody.
        var userId = await tx.ScalarAsync<Guid>(
            """
            insert into users (id, user_name, normalized_user_name, email, normalized_email, security_stamp, concurrency_stamp,
                display_name, role, partner_id, language)
            values ($1, $2, $3, $2, $3, $4, $4, $5, $6, $7, $8)
            on conflict (normalized_email) do update set display_name = excluded.display_name, role = excluded.role,
                partner_id = excluded.partner_id, language = excluded.language, phone_number = null, disabled_at = null
                where users.disabled_at is not null and users.password_hash is null and not users.email_confirmed
            returning id
            """,
            ct, id, command.Email, normalized, stamp, command.Name, Vocabulary<PortalRole>.Text(command.Role), command.PartnerId,
            command.Language);
        return userId != Guid.Empty
            ? userId
            : throw new RuleViolationException("user.taken", $"There is a user {command.Email} already.", command.Email);
    }
}
