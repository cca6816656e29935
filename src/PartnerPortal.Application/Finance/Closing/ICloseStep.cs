using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>
/// A step of a month's run (spec 01.8). Partners do not depend on each other within a step, so a batch of them is one transaction and
/// the last partner of the last batch is all that has to be remembered to go on later.
/// </summary>
public interface ICloseStep
{
    CloseStepName Name { get; }

    /// <summary>The partners that the step concerns and how much work each is, in order of their numbers.</summary>
    Task<List<PartnerWork>> WorkAsync(PortalTransaction tx, MonthScope month, CancellationToken ct);

    /// <summary>Does the step for some partners.</summary>
    /// <returns>How many postings, statements or proposals it made.</returns>
    Task<int> RunAsync(PortalTransaction tx, MonthScope month, CloseBatch batch, CancellationToken ct);
}

/// <summary>The steps in their order.</summary>
public enum CloseStepName
{
    Commission,
    Fees,
    Refund,
    Statements,
    Payouts,
}

/// <summary>How much a step has to do for a partner: events, statements.</summary>
public sealed record PartnerWork(string PartnerId, long Weight)
{
    /// <summary>Its month waits for a person: the step passes it by.</summary>
    public bool IsParked { get; init; }
}

/// <summary>Partners that one transaction takes on, in order of their numbers, and who recorded it.</summary>
/// <param name="Weight">How much work they are together.</param>
public sealed record CloseBatch(string[] Partners, long Weight, Recorded Recorded)
{
    /// <summary>A person or an earlier look has decided that these partners are charged.</summary>
    public bool IsJudged { get; init; }

    /// <summary>What was posted for them.</summary>
    internal List<Posting> Posted { get; } = [];

    /// <summary>Remembers what is posted.</summary>
    internal Posting Note(Posting posting)
    {
        Posted.Add(posting);
        return posting;
    }

    /// <summary>The same without some of the partners; what is noted of either is noted of both.</summary>
    internal CloseBatch Without(IEnumerable<string> partners) =>
        this with { Partners = [.. Partners.Except(partners, StringComparer.Ordinal)] };
}
