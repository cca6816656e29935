using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Program.Agreements;

/// <summary>Reads the agreement text that counts.</summary>
internal static class AgreementTextStore
{
    private const string InForce = """
        select language, valid_from, body, hash from agreement_text
        where program_id = $1 and language in ($2, 'en') and valid_from <= $3
        order by language = $2 desc, valid_from desc limit 1
        """;

    /// <summary>The latest version in force on a date in a language, in English where the vendor has none of it; null without either.</summary>
    public static async Task<AgreementText?> InForceAsync(PortalTransaction tx, string language, DateOnly on, CancellationToken ct) =>
        (await tx.ReadAsync(
            InForce, row => new AgreementText(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetString(2), row.GetString(3)), ct,
            ProgramIds.Main, language, on)).SingleOrDefault();
}
