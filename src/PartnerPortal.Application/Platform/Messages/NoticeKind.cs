using System.Runtime.CompilerServices;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Words;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>What a person is told, and may switch off. Each area names in its part what it tells, and who can hear of it.</summary>
public sealed partial class NoticeKind : AreaWord<NoticeKind>
{
    internal NoticeKind(Permission audience, [CallerMemberName] string name = "") : base(name) => Audience = audience;

    /// <summary>The permission that its readers have.</summary>
    public Permission Audience { get; }

    /// <summary>Whether the portal shows it to who has chosen nothing.</summary>
    public bool InPortal { get; internal init; } = true;

    /// <summary>Whether it also goes by mail to who has chosen nothing.</summary>
    public bool ByMail { get; internal init; } = true;

    /// <summary>The kinds that can reach a person.</summary>
    public static IEnumerable<NoticeKind> For(Viewer viewer) => All.Where(kind => viewer.May(kind.Audience));
}
