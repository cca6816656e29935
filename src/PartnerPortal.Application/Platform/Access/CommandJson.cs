using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>Commands as fingerprints and their answers as the database keeps them.</summary>
internal static class CommandJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter(), new MonthConverter(), new CurrencyConverter() },
    };

    /// <summary>SHA-256 of all that a command says.</summary>
    public static byte[] Fingerprint(object content) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, content.GetType(), Options));

    public static string Write<T>(T answer) => JsonSerializer.Serialize(answer, Options);

    public static T Read<T>(string answer) => JsonSerializer.Deserialize<T>(answer, Options)!;

    private sealed class MonthConverter : JsonConverter<Month>
    {
        public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Month.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class CurrencyConverter : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code);
    }
}
