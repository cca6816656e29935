using System.Runtime.CompilerServices;
using PartnerPortal.Application.Platform.Words;

namespace PartnerPortal.Application.Platform.Audit;

/// <summary>What somebody did. Each area names in its part what is done in it. Words stay: what was written is never changed.</summary>
public sealed partial class AuditAction : AreaWord<AuditAction>
{
    private AuditAction([CallerMemberName] string name = "") : base(name)
    {
    }

    /// <summary>Whether it is between the vendor's own people: a partner's people do not read it in their timeline.</summary>
    public bool IsInner { get; private init; }
}
