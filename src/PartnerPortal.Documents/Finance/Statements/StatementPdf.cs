using System.Text.Json;
using PartnerPortal.Documents.Typesetting;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Documents.Finance.Statements;

/// <summary>A statement as tagged PDF/A-3b in the partner's language. Made twice, it has the same bytes.</summary>
public sealed class StatementPdf(TypesettingPool pool)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower };

    /// <exception cref="TypesettingException">It could not be typeset.</exception>
    public Task<byte[]> RenderAsync(Statement statement, StatementVendor vendor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(vendor);
        var document = new StatementDocumentBuilder(statement, vendor).Build();
        return pool.TypesetAsync("statement", JsonSerializer.SerializeToUtf8Bytes(document, Json), ct);
    }
}
