using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Domain.Finance.Statements;

/// <summary>
/// What a partner gets for a period (spec 01.8): opening balance, every entry, closing balance. Frozen with a hash when the month closes.
/// </summary>
/// <param name="Number">Gapless per partner and year: <c>P-1007/2013-003</c>.</param>
/// <param name="Period">The month.</param>
/// <param name="Partner">The partner's block as it was when the month closed.</param>
/// <param name="Opening">Closing balance of the statement before, or zero.</param>
/// <param name="Entries">In the order of <see cref="StatementBuilder.InOrder"/>.</param>
/// <param name="Closing">Opening plus entries.</param>
/// <param name="Held">Commission inside the closing balance that is not payable yet, since its invoice is disputed.</param>
/// <param name="Goal">The fee year's licence revenue against the threshold, at the end of the period.</param>
/// <param name="Hash">SHA-256 of all the above, lower-case hex; see <see cref="StatementBuilder"/>.</param>
public sealed record Statement(
    string Number,
    Month Period,
    StatementPartner Partner,
    Money Opening,
    IReadOnlyList<StatementEntry> Entries,
    Money Closing,
    Money Held,
    GoalProgress Goal,
    string Hash);

/// <summary>The partner's block of a statement.</summary>
/// <param name="PartnerId">The vendor's number of the partner.</param>
/// <param name="Name">The company.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Language">One of de en es ru fr it pt nl: the language of the document.</param>
/// <param name="VatId">VAT number, if known.</param>
/// <param name="Iban">Bank account, if known.</param>
public sealed record StatementPartner(string PartnerId, string Name, string Country, string Language, string? VatId, string? Iban);

/// <summary>One entry of a statement: the partner's side of a posting.</summary>
public sealed record StatementEntry(PostingKind Kind, DateOnly ValueDate, Money Amount, string Cause, PostingWhy Why, bool Held);

/// <summary>The fee year's licence revenue against the refund threshold (spec 01.5), in program currency.</summary>
/// <param name="FeeYear">The calendar year.</param>
/// <param name="LicenceRevenue">R: licence revenue of the year so far.</param>
/// <param name="Threshold">From which all fees of the year come back.</param>
/// <param name="Fees">F: registration and monthly fees of the year so far, less waivers; zero or more.</param>
public sealed record GoalProgress(int FeeYear, Money LicenceRevenue, Money Threshold, Money Fees)
{
    /// <summary>Whether the threshold is reached: exact, 2,500.00 counts.</summary>
    public bool Reached => LicenceRevenue >= Threshold;

    /// <summary>What is missing to the threshold; zero once it is reached.</summary>
    public Money Missing => Reached ? Money.Zero(Threshold.Currency) : Threshold - LicenceRevenue;
}
