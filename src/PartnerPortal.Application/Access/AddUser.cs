using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnerPortal.Data;
using PartnerPortal.Data.Identity;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Access;

/// <param name="Email">What the person signs in with.</param>
/// <param name="DisplayName">As shown to others.</param>
/// <param name="PartnerId">The partner company; null for the vendor's staff.</param>
/// <param name="Language">One of the eight.</param>
/// <param name="Password">12 characters or more.</param>
public sealed record AddUserCommand(string Email, string DisplayName, PortalRole Role, string? PartnerId, string Language, string Password);

/// <summary>Adds a person from the command line or at the first start; there is nobody to ask for a permission yet.</summary>
public sealed class AddUser(PortalDatabase database, IPasswordHasher<PortalUser> hasher)
{
    private const int ShortestPassword = 12;

    /// <exception cref="RuleViolationException">The address is taken or none, the partner does not fit the role, the password is short.</exception>
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
        await unit.CommitAsync(ct);
    }

    private static void Check(AddUserCommand command)
    {
        if (!MailAddress.TryCreate(command.Email, out _)) throw new RuleViolationException("user.email", $"'{command.Email}' is no e-mail address.", command.Email);
        if (command.Password.Length < ShortestPassword)
            throw new RuleViolationException("user.password", $"A password has {ShortestPassword} characters or more.", ShortestPassword);
        var ofPartner = command.Role is PortalRole.PartnerOwner or PortalRole.PartnerSales or PortalRole.PartnerFinance or PortalRole.PartnerTechnician;
        if (ofPartner != (command.PartnerId is not null))
            throw new RuleViolationException("user.role", "A partner's people belong to a partner, the vendor's staff to none.");
    }
}
