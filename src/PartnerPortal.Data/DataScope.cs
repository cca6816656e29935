namespace PartnerPortal.Data;

/// <summary>
/// Which rows a transaction sees: those of one program, and in it one partner's, or all for the vendor's staff and the portal's own jobs.
/// </summary>
public sealed record DataScope
{
    private DataScope(string? partnerId) => PartnerId = partnerId;

    /// <summary>The one partner; null for all.</summary>
    public string? PartnerId { get; }

    /// <summary>The program; every table of money carries its id, and there is one today.</summary>
    public string ProgramId { get; } = "main";

    /// <summary>All partners: staff and jobs.</summary>
    public static DataScope All { get; } = new((string?)null);

    /// <summary>One partner's rows and nothing else.</summary>
    public static DataScope Partner(string partnerId)
    {
        ArgumentException.ThrowIfNullOrEmpty(partnerId);
        return new DataScope(partnerId);
    }

    /// <summary>What row-level security compares with: <c>all</c>, or <c>partner:</c> and the number.</summary>
    internal string Setting => PartnerId is null ? "all" : "partner:" + PartnerId;
}
