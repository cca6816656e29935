using PartnerPortal.Application.Platform.Jobs;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>How long a command is known to be done.</summary>
internal static class DoneCommands
{
    /// <summary>
    /// Nobody can send an older one again: a partner's session ends after 30 days at the latest, and with it every form that was open.
    /// </summary>
    public static OldRows Old { get; } = new("commands done", "delete from command_done where done_at < $1", TimeSpan.FromDays(31));
}
