using System.Globalization;
using System.Text.Json;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Exchange.Imports.Terms;

/// <summary>The properties of a JSON object, each taken once by name and checked; what is wrong is noted with its path.</summary>
internal sealed class JsonFields
{
    private const decimal AmountBound = 10_000_000_000_000m;
    private readonly Dictionary<string, JsonElement> _values = [];
    private readonly string _path;
    private readonly List<TermsFault> _faults;
    private readonly bool _isObject;

    /// <param name="element">An object; anything else is a fault.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="known">The properties that it may have.</param>
    /// <param name="faults">Where faults go.</param>
    public JsonFields(JsonElement element, string path, IReadOnlyList<string> known, List<TermsFault> faults)
    {
        (_path, _faults, _isObject) = (path, faults, element.ValueKind == JsonValueKind.Object);
        if (!_isObject)
        {
            faults.Add(new TermsFault(1, path, element.GetRawText(), "not an object"));
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name)) Fault(property.Name, property.Name, "unknown property");
            else if (!_values.TryAdd(property.Name, property.Value)) Fault(property.Name, property.Name, "the property appears twice");
        }
    }

    /// <summary>Whether the object has the property; a required one that is missing is a fault.</summary>
    public bool Has(string name, bool required = false)
    {
        var present = _values.ContainsKey(name);
        if (!present && required && _isObject) Fault(name, "", "the property is missing");
        return present;
    }

    public decimal Amount(string name, decimal otherwise) =>
        Number(name, otherwise, 2, value => value is >= 0 and < AmountBound, "an amount that is not negative");

    public Percentage Percent(string name, Percentage otherwise) =>
        new(Number(name, otherwise.Value, 4, value => value is >= 0 and <= 100, "a percentage between 0 and 100"));

    public int Months(string name) => (int)Number(name, 1, 0, value => value is > 0 and <= 1200, "a whole number of months above zero");

    public bool Flag(string name)
    {
        if (!_values.TryGetValue(name, out var value)) return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) Fault(name, value.GetRawText(), "neither true nor false");
        return value.ValueKind == JsonValueKind.True;
    }

    public DateOnly Date(string name)
    {
        if (!_values.TryGetValue(name, out var value)) return default;
        if (value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year <= 2200)
        {
            return date;
        }

        Fault(name, value.GetRawText(), "not a date yyyy-MM-dd");
        return default;
    }

    /// <summary>A word of up to 100 characters.</summary>
    public string Label(string name)
    {
        if (!_values.TryGetValue(name, out var value)) return "";
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100 || text.Any(char.IsControl))
            Fault(name, value.GetRawText(), "not a text of 1 to 100 characters");
        return text;
    }

    public TEnum Word<TEnum>(string name, TEnum otherwise) where TEnum : struct, Enum =>
        _values.TryGetValue(name, out var value) ? Word<TEnum>(value, name) : otherwise;

    public IReadOnlyList<TEnum>? Words<TEnum>(string name) where TEnum : struct, Enum =>
        _values.ContainsKey(name) ? [.. List(name).Select((word, index) => Word<TEnum>(word, $"{name}[{index}]"))] : null;

    public IEnumerable<JsonElement> List(string name)
    {
        var value = _values[name];
        if (value.ValueKind == JsonValueKind.Array) return value.EnumerateArray();
        Fault(name, value.GetRawText(), "not a list");
        return [];
    }

    public void Fault(string name, string value, string reason) => _faults.Add(new TermsFault(1, $"{_path}.{name}", value, reason));

    private TEnum Word<TEnum>(JsonElement value, string name) where TEnum : struct, Enum
    {
        if (value.ValueKind == JsonValueKind.String && Vocabulary<TEnum>.TryParse(value.GetString()!, out var word)) return word;
        Fault(name, value.GetRawText(), $"not one of {string.Join(", ", Vocabulary<TEnum>.Words)}");
        return default;
    }

    private decimal Number(string name, decimal otherwise, int decimals, Predicate<decimal> rule, string expected)
    {
        if (!_values.TryGetValue(name, out var value)) return otherwise;
        if (
            value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && rule(number)
                && FitsDecimals(number, decimals)) return number;
        Fault(name, value.GetRawText(), decimals == 0 ? $"not {expected}" : $"not {expected}, with at most {decimals} decimals");
        return otherwise;
    }

    private static bool FitsDecimals(decimal number, int decimals)
    {
        for (; decimals > 0; decimals--) number *= 10;
        return decimal.Truncate(number) == number;
    }
}
