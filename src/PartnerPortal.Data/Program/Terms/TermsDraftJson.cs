using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Data.Program.Terms;

/// <summary>A draft of terms as it stands in the database.</summary>
public static class TermsDraftJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter<LineKind>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<ThresholdBasis>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
        },
    };

    public static string Write(TermsDraft draft) => JsonSerializer.Serialize(draft, Options);

    public static TermsDraft Read(string json) =>
        JsonSerializer.Deserialize<TermsDraft>(json, Options) ?? throw new JsonException("A draft of terms is an object");
}
