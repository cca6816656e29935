using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Application.Platform.Waiting;

/// <summary>
/// One kind of thing that waits for the vendor's people. Its query counts it, where $1 is the program, $2 today, $3 the last closed month
/// and $4 the month that is thirteen months ago.
/// </summary>
/// <param name="Key">Tells the kinds apart.</param>
/// <param name="Needs">What a person needs to be told.</param>
/// <param name="Sql">A constant: selects one number.</param>
public sealed record WaitingSource(string Key, Permission Needs, string Sql);
