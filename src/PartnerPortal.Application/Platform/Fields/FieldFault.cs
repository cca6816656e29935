namespace PartnerPortal.Application.Platform.Fields;

/// <summary>What is wrong with a field of a form.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Code">The rule, as in <see cref="Domain.RuleViolationException.Code"/>.</param>
/// <param name="Message">The English sentence.</param>
/// <param name="Values">What the sentence names.</param>
public sealed record FieldFault(string Field, string Code, string Message, params object[] Values);
