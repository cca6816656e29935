using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PartnerPortal.Data;

/// <summary>Small values that are a JSON column: replaced as a whole, never changed in place.</summary>
public sealed class JsonTextConverter<TValue>() : ValueConverter<TValue, string>(
    value => JsonSerializer.Serialize(value, JsonTextOptions.Options),
    text => JsonSerializer.Deserialize<TValue>(text, JsonTextOptions.Options)!);

/// <summary>Whether such a value was replaced: asked of the object, not of what is in it.</summary>
public sealed class ReplacedComparer<TValue>() : ValueComparer<TValue>(
    (one, other) => ReferenceEquals(one, other), value => value!.GetHashCode(), value => value) where TValue : class;

internal static class JsonTextOptions
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
