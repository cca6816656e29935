namespace PartnerPortal.Domain.Program.Terms;

/// <summary>What is wrong, or worth a second look, in terms that are being written.</summary>
/// <param name="Field">Where.</param>
/// <param name="Code">Names the sentence that says it: <c>rate_range</c>.</param>
/// <param name="IsError">Whether it keeps the terms from being published; else it is a warning.</param>
/// <param name="Rule">Index of the rule of the plan; null outside the plan.</param>
/// <param name="Values">What the sentence names.</param>
public sealed record TermsFinding(TermsField Field, string Code, bool IsError, int? Rule, params object[] Values);
