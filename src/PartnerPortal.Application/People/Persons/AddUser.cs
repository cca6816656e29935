using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Persons;

/// <param name="Email">What the person signs in with.</param>
/// <param name="DisplayName">As shown to others.</param>
/// <param name="PartnerId">The partner company; null for the vendor's staff.</param>
/// <param name="Language">One of the eight.</param>
/// <param name="Password">12 characters or more.</param>
public sealed record AddUserCommand(string Email, string DisplayName, PortalRole Role, string? PartnerId, string Language, string Password);

/// <summary>Adds a person from the command line or at the first start; there is nobody to ask for a permission yet.</summary>
public sealed class AddUser(PortalDatabase database, IPasswordHasher<PortalUser> hasher, TimeProvider time)
{
    /// <exception cref="RuleViolationException">The address is taken or none, the partner does not fit the role, the password is no
    /// good.</exception>
    public async Task RunAsync(AddUserCommand command, CancellationToken ct)
    {
        Check(command);
        await using var unit = await database.OpenAsync(DataScope.All, ct);
        var normalized = command.Email.ToUpperInvariant();
        if (await unit.Db.Users.AnyAsync(user => user.NormalizedEmail == normalized, ct))
            throw new RuleViolationException("user.taken", $"There is a user {command.Email} already.", command.Email);
        if (command.PartnerId is not null && !await unit.Db.Partners.AnyAsync(partner => partner.PartnerId == command.PartnerId, ct))
            throw new RuleViolationException("user.partner_unknown", $"There is no partner {command.PartnerId}.", command.PartnerId);

        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(),
            UserName = command.Email,
            NormalizedUserName = normalized,
            Email = command.Email,
            NormalizedEmail = normalized,
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            DisplayName = command.DisplayName,
            Role = command.Role,
            PartnerId = command.PartnerId,
            Language = command.Language,
        };
        user.PasswordHash = hasher.HashPassword(user, command.Password);
        unit.Db.Add(user);
        await AuditTrail.WriteAsync(unit.Sql, null, time.GetUtcNow(), new AuditEvent(
            AuditAction.UserAdded, command.Email, command.PartnerId,
            After: new { command.Role, command.DisplayName, command.Language }), ct);
        await unit.CommitAsync(ct);
    }

    private static void Check(AddUserCommand command)
    {
        if (!MailAddress.TryCreate(command.Email, out _))
            throw new RuleViolationException("user.email", $"'{command.Email}' is no e-mail address.", command.Email);
        PasswordRules.Check(command.Password, command.Email, command.DisplayName);
        if (ManagedPeople.IsOfPartner(command.Role) != (command.PartnerId is not null))
            throw new RuleViolationException("user.role", "A partner's people belong to a partner, the vendor's staff to none.");
    }
}
