using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Audit;

/// <summary>Writes who did what in the transaction that does it: neither is there without the other.</summary>
public static class AuditTrail
{
    private const string Insert = """
        insert into audit_entry (audit_id, at, user_id, actor, role, session_id, address, action, subject, partner_id, before, after)
        select $1, $2, (select id from users where id = $3), $4, $5, $6, coalesce($7, (select address from user_session
            where session_id = $6)),
            $8, $9, $10, $11::jsonb, $12::jsonb
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="viewer">Who; null for the public and for the portal itself.</param>
    /// <param name="at">When the use case began.</param>
    /// <param name="address">From where, if no session tells.</param>
    public static Task WriteAsync(
        PortalTransaction tx, Viewer? viewer, DateTimeOffset at, AuditEvent entry, CancellationToken ct,
        string? address = null) => tx.ExecuteAsync(
        Insert, ct, Guid.CreateVersion7(at), at, viewer?.UserId, viewer?.Name ?? "",
        viewer is null ? null : Vocabulary<PortalRole>.Text(viewer.Role),
        viewer?.SessionId, address, entry.Action.Text, entry.Subject, entry.PartnerId ?? viewer?.PartnerId,
        Text(entry.Before), Text(entry.After));

    private static string? Text(object? values) => values is null ? null : JsonSerializer.Serialize(values, Json);
}
