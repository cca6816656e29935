namespace PartnerPortal.Application.Tests.Faults;

/// <summary>A partner as files tell it. Months are counted from year 0: year times 12 plus month less 1.</summary>
internal sealed record NaivePartner(
    string Id, DateOnly ActivatedOn, DateOnly? TerminatedOn, decimal InitialCap, decimal FollowUpCap, bool HasAccount, int EntryPeriod)
{
    public bool InForceOn(DateOnly date) => ActivatedOn <= date && (TerminatedOn is null || date <= TerminatedOn);

    public bool ChargedIn(int month) =>
        month >= NaiveLedger.MonthOf(ActivatedOn) && (TerminatedOn is not { } last || month <= NaiveLedger.MonthOf(last));
}

internal sealed record NaiveLine(string Kind, decimal Net)
{
    /// <summary>Per cent, decided once.</summary>
    public decimal Rate { get; set; }
}

internal sealed record NaiveInvoice(
    string No, string Customer, string Partner, DateOnly IssuedOn, decimal Gross, decimal Fx, bool OptionB, int Period, NaiveLine[] Lines)
{
    public bool Disputed { get; set; }

    /// <summary>The day to pay by, without one the issue date.</summary>
    public DateOnly Due { get; init; } = IssuedOn;
}

internal sealed record NaivePayment(string Id, string Invoice, DateOnly On, decimal Amount, int Period);

/// <summary>A credit note with one line; without an invoice it waits to be linked.</summary>
internal sealed record NaiveCredit(string No, DateOnly On, decimal Gross, int Line, decimal Net)
{
    public string? Invoice { get; set; }

    public int Period { get; set; }
}

internal sealed record NaiveService(string Id, string Partner, DateOnly On, decimal ListPrice, int Period);

internal sealed record NaiveWaiver(string Partner, int Month, int Period);

/// <summary>What is posted to a partner's account.</summary>
/// <param name="Source">Which line, invoice or fee year it belongs to.</param>
internal sealed record NaivePosting(string Partner, int Period, string Kind, decimal Amount, string Source);

internal sealed record NaiveProposal(string Partner, int Period, decimal Payable)
{
    public string Status { get; set; } = "open";

    public bool IsUnderWay => Status is "proposed" or "approved";
}
