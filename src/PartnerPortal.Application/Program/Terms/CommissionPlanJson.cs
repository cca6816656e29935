using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Program.Terms;

/// <summary>
/// A commission plan as it stands in the database: the words of terms.json, conditions that a rule does not have left out.
/// </summary>
public static class CommissionPlanJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new PercentageConverter(), new JsonStringEnumConverter<LineKind>(
            JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static string Write(IReadOnlyList<CommissionRule> plan) => JsonSerializer.Serialize(plan, Options);

    public static IReadOnlyList<CommissionRule> Read(string json) =>
        JsonSerializer.Deserialize<List<CommissionRule>>(json, Options) ?? throw new JsonException("A commission plan is a list of rules");

    private sealed class PercentageConverter : JsonConverter<Percentage>
    {
        public override Percentage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Percentage value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }
}
