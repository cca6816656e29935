namespace PartnerPortal.Domain.Finance.Ledger;

/// <summary>The kinds of postings on a partner's account (spec 01.7), in the order statements show them.</summary>
public enum PostingKind
{
    /// <summary>Once, at activation.</summary>
    RegistrationFee,

    /// <summary>Every month under agreement.</summary>
    MonthlyFee,

    /// <summary>A monthly fee waived by a manager.</summary>
    FeeWaiver,

    /// <summary>Fees of the year given back over the threshold, or taken back.</summary>
    FeeRefund,

    /// <summary>Commission earned on an invoice line.</summary>
    Commission,

    /// <summary>A service for the partner's own use.</summary>
    SlaService,

    /// <summary>An invoice billed to the partner (option B).</summary>
    Purchase,

    /// <summary>Money received from the partner.</summary>
    PaymentIn,

    /// <summary>Money sent to the partner.</summary>
    Payout,

    /// <summary>A correction by two people, with a reason.</summary>
    Adjustment,
}
