namespace PartnerPortal.Domain;

/// <summary>A currency by its ISO 4217 code: three capital letters. All amounts have two decimals (spec 01.1).</summary>
public readonly record struct Currency
{
    private readonly string? _code;

    /// <param name="code">Three letters A-Z.</param>
    /// <exception cref="ArgumentException">The code is anything else.</exception>
    public Currency(string code) =>
        _code = IsCode(code)
            ? code
            : throw new ArgumentException($"'{code}' is not a currency code of three capital letters", nameof(code));

    /// <summary>The currency of the default program.</summary>
    public static readonly Currency Eur = new("EUR");

    /// <summary>The ISO 4217 code.</summary>
    public string Code => _code ?? throw new InvalidOperationException("A currency without a code");

    /// <summary>Whether the text has the form of a currency code.</summary>
    public static bool IsCode(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
