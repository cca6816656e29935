using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Previews;

/// <summary>What a preview found, as it stands in the database.</summary>
internal static class TermsPreviewJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // Sums are worked out again from the rows.
        IgnoreReadOnlyProperties = true,
        Converters = { new MonthText(), new CurrencyCode() },
    };

    public static string Write(TermsPreview preview) => JsonSerializer.Serialize(preview, Options);

    public static TermsPreview Read(string json) =>
        JsonSerializer.Deserialize<TermsPreview>(json, Options) ?? throw new JsonException("A preview is an object");

    private sealed class MonthText : JsonConverter<Month>
    {
        public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Month.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class CurrencyCode : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code);
    }
}
