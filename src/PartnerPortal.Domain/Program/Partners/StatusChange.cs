namespace PartnerPortal.Domain.Program.Partners;

/// <summary>What happens to a partner's standing.</summary>
public enum StatusChange
{
    /// <summary>No payout is proposed or taken up (spec 01.8).</summary>
    Suspended,

    /// <summary>Payouts go on.</summary>
    Resumed,

    /// <summary>The agreement ends on a day.</summary>
    Terminated,
}
