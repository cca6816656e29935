using System.Runtime.CompilerServices;
using PartnerPortal.Application.Platform.Words;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>What a mail says. Each area names its own in its part.</summary>
public sealed partial class MailKind : AreaWord<MailKind>
{
    /// <summary>A notice that its reader also wants by mail.</summary>
    public static readonly MailKind Notice = new();

    private MailKind([CallerMemberName] string name = "") : base(name)
    {
    }
}
