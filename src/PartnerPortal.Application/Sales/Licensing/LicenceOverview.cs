using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Sales.Licensing;

/// <summary>What one partner has for its own use: for its own page and for the partner manager.</summary>
/// <param name="IsInForce">Whether something new can be taken or ordered today.</param>
/// <param name="EndsOn">The agreement's last day; null while it is open.</param>
/// <param name="Balances">One for each kind, in its order.</param>
/// <param name="Contact">The fixed contact person; null while none is named.</param>
/// <param name="Plus">What a licence above the allowance needs; null where no PLUS is offered.</param>
public sealed record LicenceOverview(
    string PartnerId, bool IsInForce, bool IsSuspended, DateOnly Today, DateOnly? EndsOn, Currency Currency, Percentage Discount,
    int CoachingMinutes,
    IReadOnlyList<AllowanceBalance> Balances, ContactPerson? Contact, OwnUseQuote? Plus, IReadOnlyList<LicenceRow> Licences,
    IReadOnlyList<OwnUseOrderRow> Orders, IReadOnlyList<AllowanceGrantRow> Grants, IReadOnlyList<AllowanceUseRow> Uses)
{
    public AllowanceBalance Balance(AllowanceKind kind) => Balances[(int)kind];

    /// <summary>What the standing orders cost each month together.</summary>
    public Money Monthly => Orders.Where(order => order.IsStanding).Aggregate(Money.Zero(Currency), (sum, order) => sum + order.Price);
}

/// <summary>A licence not for resale. <paramref name="Through"/> is null while it is in force.</summary>
/// <param name="NeedsPlus">Taken above the allowance.</param>
public sealed record LicenceRow(string LicenceId, int Seats, bool NeedsPlus, DateOnly From, DateOnly? Through, string By);

/// <summary>A service ordered for own use.</summary>
/// <param name="Price">Of all units at the discount in force: once, or each month.</param>
/// <param name="ChargedThrough">Date of the latest service that a close has charged; null for none.</param>
/// <param name="ChargedIn">The period that charges it next.</param>
/// <param name="MayEnd">Whether it can still be cancelled or ended.</param>
public sealed record OwnUseOrderRow(
    string OrderId, string Description, OwnUseUnit Unit, int Quantity, Money List, Money Price, DateOnly From, DateOnly? Through, string By,
    DateOnly? ChargedThrough, Month? ChargedIn, bool MayEnd)
{
    /// <summary>Whether it goes on each month until somebody ends it.</summary>
    public bool IsStanding => Unit == OwnUseUnit.Month && Through is null;
}

/// <summary>More than the terms give.</summary>
public sealed record AllowanceGrantRow(
    Guid GrantId, AllowanceKind Kind, int Quantity, DateOnly From, DateOnly? Through, string Reason, string By);

/// <summary>A recorded use.</summary>
public sealed record AllowanceUseRow(Guid UseId, AllowanceKind Kind, int Quantity, DateOnly UsedOn, string Note, string By);
