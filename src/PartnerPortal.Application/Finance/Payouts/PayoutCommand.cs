using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Payouts;

/// <summary>The payout of a partner for a closed period: what proposing it and approving it take.</summary>
public sealed record PayoutCommand(string PartnerId, Month Period);
