using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>
/// Puts mail down to be sent, in the transaction of what it tells: no mail about what did not happen, and none forgotten.
/// </summary>
public static class Outbox
{
    private const string Insert = """
        insert into mail (mail_id, key, kind, to_address, language, text_values, link, next_at, created_at)
        values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $8) on conflict do nothing
        """;

    public static Task AddAsync(PortalTransaction tx, DateTimeOffset at, MailDraft mail, CancellationToken ct) => tx.ExecuteAsync(
        Insert, ct, Guid.CreateVersion7(at), mail.Key, mail.Kind.Text, mail.To, mail.Language,
        MessageValues.Write(mail.Values), mail.Link, at);
}
