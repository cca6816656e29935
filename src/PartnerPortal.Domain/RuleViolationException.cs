namespace PartnerPortal.Domain;

/// <summary>
/// A rule of the program forbids what was asked. The code names the rule (<c>close.not_over</c>) and is what screens translate;
/// the values fill the placeholders of the translated sentence in order; the message is the English sentence.
/// </summary>
public sealed class RuleViolationException(string code, string message, params object[] values) : Exception(message)
{
    /// <summary>Names the rule, in lower case with dots.</summary>
    public string Code { get; } = code;

    /// <summary>What the sentence names: months, amounts, names.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
