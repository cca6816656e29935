using System.Security.Cryptography;
using System.Text;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Finance.Ledger;

/// <summary>
/// SHA-256 over the business content of the ledger and its statements in business order, without surrogate ids, recording times or
/// actors (spec 07.5): two histories that mean the same have the same hash.
/// </summary>
public sealed class LedgerHash([Patient] PortalDatabase database)
{
    private const string Content = """
        select concat_ws(E'\x1f', 'posting', partner_id, to_char(period, 'YYYY-MM'), kind, cause, value_date, amount, currency, label,
            trim_scale(rate),
            base, paid, gross, trim_scale(fx), target, fee_year, licence_revenue, threshold, fees, text) as content
        from posting where program_id = $1 order by partner_id, period, kind collate "C", cause
        """;

    private const string Statements = """
        select concat_ws(E'\x1f', 'statement', partner_id, to_char(period, 'YYYY-MM'), number, opening, closing, held, hash) as content
        from statement where program_id = $1 order by number
        """;

    private const string Periods = """
        select concat_ws(E'\x1f', 'period', to_char(month, 'YYYY-MM'), status) as content from period where program_id = $1 order by month
        """;

    /// <returns>64 lower-case hexadecimal digits.</returns>
    public async Task<string> ComputeAsync(string programId, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        foreach (var query in (string[])[Content, Statements, Periods])
        {
            await foreach (var line in tx.StreamAsync<Line>(query, ct, programId))
                hash.AppendData(Encoding.UTF8.GetBytes(line.Content + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record Line(string Content);
}
