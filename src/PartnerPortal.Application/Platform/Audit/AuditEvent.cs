namespace PartnerPortal.Application.Platform.Audit;

/// <param name="Action">What was done.</param>
/// <param name="Subject">To what: the key that people know (partner number, invoice number, month, e-mail address).</param>
/// <param name="PartnerId">The partner it concerns; null for none. What a partner's own people do always concerns their company.</param>
/// <param name="Before">The values that changed, as they were: an anonymous object, never secrets.</param>
/// <param name="After">The values as they are now.</param>
public sealed record AuditEvent(AuditAction Action, string Subject, string? PartnerId = null, object? Before = null, object? After = null);
