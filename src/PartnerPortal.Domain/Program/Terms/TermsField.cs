namespace PartnerPortal.Domain.Program.Terms;

/// <summary>The parts of a terms version, as findings and differences name them.</summary>
public enum TermsField
{
    /// <summary>The version as a whole.</summary>
    Whole,

    /// <summary>First day.</summary>
    ValidFrom,

    /// <summary>Registration fee.</summary>
    RegistrationFee,

    /// <summary>Monthly fee.</summary>
    MonthlyFee,

    /// <summary>Refund threshold.</summary>
    RefundThreshold,

    /// <summary>Kinds that count for it.</summary>
    ThresholdKinds,

    /// <summary>Invoiced or paid.</summary>
    ThresholdBasis,

    /// <summary>Discount on services for own use.</summary>
    OwnUseDiscount,

    /// <summary>Minimum payout.</summary>
    MinimumPayout,

    /// <summary>The commission plan as a whole.</summary>
    CommissionPlan,

    /// <summary>Label of a rule.</summary>
    RuleLabel,

    /// <summary>Rate of a rule.</summary>
    RuleRate,

    /// <summary>Conditions of a rule.</summary>
    RuleConditions,

    /// <summary>NFR TEAM licences.</summary>
    NfrTeamLicences,

    /// <summary>PLUS for them.</summary>
    NfrPlus,

    /// <summary>Support units a month.</summary>
    SupportUnitsPerMonth,

    /// <summary>Coaching sessions.</summary>
    CoachingSessions,

    /// <summary>Their length.</summary>
    CoachingMinutes,
}
