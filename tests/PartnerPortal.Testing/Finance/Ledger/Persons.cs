using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Testing.Finance.Ledger;

/// <summary>People with an account, as the ones who sign in.</summary>
public static class Persons
{
    public static async Task<Viewer> AddPersonAsync(
        this LedgerDatabase ledger, PortalRole role, string? partnerId = null, string name = "Ann", string language = "en")
    {
        var (user, session) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var mail = $"{user:N}@example.com";
        await ledger.ExecuteAsync($"""
            insert into users (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, security_stamp,
                concurrency_stamp,
                display_name, role, partner_id, language)
            values ('{user}', '{mail}', upper('{mail}'), '{mail}', upper('{mail}'), true, 'stamp', 'stamp', '{name}',
                '{Vocabulary<PortalRole>.Text(role)}', {(partnerId is null ? "null" : $"'{partnerId}'")}, '{language}');
            insert into user_session (session_id, user_id, factor, address, agent, created_at, seen_at)
            values ('{session}', '{user}', 'totp', '192.0.2.7', 'Browser', now(), now())
            """);
        return new Viewer(user, name, role, partnerId, session);
    }
}
