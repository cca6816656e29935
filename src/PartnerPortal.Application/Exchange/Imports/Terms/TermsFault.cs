namespace PartnerPortal.Application.Exchange.Imports.Terms;

/// <summary>What is wrong in terms.json, and where: <c>[0].commission_plan[2].rate</c>.</summary>
internal sealed record TermsFault(long Line, string Path, string Value, string Reason);
