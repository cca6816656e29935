using System.Runtime.CompilerServices;
using PartnerPortal.Application.Platform.Words;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>
/// What a use case or a page asks of the person who wants it; roles are only bundles of these (spec 07). Each area says in its part which
/// roles have what it asks for. A partner's permissions reach its own company and nothing else.
/// </summary>
public sealed partial class Permission : AreaWord<Permission>
{
    private Permission(PortalRole[] roles, [CallerMemberName] string name = "") : base(name) => Roles = roles;

    /// <summary>Who has it.</summary>
    public IReadOnlyList<PortalRole> Roles { get; }

    /// <summary>
    /// Whether a partner's people may still change this when their agreement is over: the own account and lists, the account that receives
    /// what is still owed, and who of them gets in no more.
    /// </summary>
    public bool OutlastsAgreement { get; private init; }

    private static PortalRole[] Everybody => Enum.GetValues<PortalRole>();
}
