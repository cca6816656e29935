using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>
/// The values of a text, kept until somebody reads it in whatever language: numbers, dates, months and money stay what they are.
/// </summary>
public static class MessageValues
{
    /// <exception cref="ArgumentException">A value of another type.</exception>
    public static string Write(IEnumerable<object> values) => new JsonArray([.. values.Select(Node)]).ToJsonString();

    public static object[] Read(string json) => [.. JsonNode.Parse(json)!.AsArray().Select(node => Value(node!))];

    private static JsonNode Node(object value) => value switch
    {
        string text => text,
        int number => number,
        decimal number => number,
        DateOnly date => new JsonObject { ["date"] = date.ToString("O", CultureInfo.InvariantCulture) },
        Month month => new JsonObject { ["month"] = month.ToString() },
        Money money => new JsonObject { ["amount"] = money.Amount, ["currency"] = money.Currency.Code },
        _ => throw new ArgumentException($"A message cannot hold a {value.GetType().Name}", nameof(value)),
    };

    private static object Value(JsonNode node) => node switch
    {
        JsonObject date when date["date"] is { } text => DateOnly.Parse(text.GetValue<string>(), CultureInfo.InvariantCulture),
        JsonObject month when month["month"] is { } text => Month.Parse(text.GetValue<string>()),
        JsonObject money => new Money(money["amount"]!.GetValue<decimal>(), new Currency(money["currency"]!.GetValue<string>())),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        _ => node.GetValue<decimal>(),
    };
}
