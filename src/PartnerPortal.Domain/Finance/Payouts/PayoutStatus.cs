namespace PartnerPortal.Domain.Finance.Payouts;

/// <summary>How far a payout is on its way (spec 01.8).</summary>
public enum PayoutStatus
{
    /// <summary>The close proposed it; nobody has taken it up.</summary>
    Open,

    /// <summary>The close did not propose it: there is an obstacle.</summary>
    Withheld,

    /// <summary>Nobody took it up before the close of a later period proposed anew.</summary>
    Superseded,

    /// <summary>A person took it up; a second one has to approve.</summary>
    Proposed,

    /// <summary>Approved by a second person; the money has not left.</summary>
    Approved,

    /// <summary>The money has left, and the ledger says so.</summary>
    Executed,
}
