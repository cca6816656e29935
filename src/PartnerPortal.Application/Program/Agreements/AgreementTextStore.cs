using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Program.Agreements;

/// <summary>Reads the agreement text that counts.</summary>
internal static class AgreementTextStore
{
    /// <summary>
    /// The latest version in force on a date in a language, in English where the vendor has none of it; null without either.
    /// </summary>
    public static Task<AgreementText?> TextInForceAsync(this PortalDbContext db, string language, DateOnly on, CancellationToken ct) =>
        db.AgreementTexts
        .Where(text => text.ProgramId == db.ProgramId && (text.Language == language || text.Language == "en") && text.ValidFrom <= on)
        .OrderByDescending(text => text.Language == language).ThenByDescending(text => text.ValidFrom)
        .Select(text => new AgreementText(text.Language, text.ValidFrom, text.Body, text.Hash))
        .FirstOrDefaultAsync(ct);
}
