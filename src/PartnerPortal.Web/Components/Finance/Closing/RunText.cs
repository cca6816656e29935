using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Finance.Closing;

/// <summary>The words about runs of a month.</summary>
internal static class RunText
{
    /// <summary>Who started something: a person, or the portal by itself.</summary>
    public static string Person(IStringLocalizer<WebTexts> texts, string startedBy) =>
        startedBy == CloseDueMonths.StartedBy ? texts["run.automatic"] : startedBy;

    /// <summary>A length of time as people say it: 4 s, 2 min 10 s, 1 h 5 min.</summary>
    public static string Duration(IStringLocalizer<WebTexts> texts, TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => texts["time.moment"],
        { TotalMinutes: < 1 } => texts["time.seconds", time.Seconds],
        { TotalHours: < 1 } => texts["time.minutes", time.Minutes, time.Seconds],
        _ => texts["time.hours", (int)time.TotalHours, time.Minutes],
    };

    public static Tone Tone(CloseRunStatus status) => status switch
    {
        CloseRunStatus.Running => Kit.Tone.Blue,
        CloseRunStatus.Stopped or CloseRunStatus.Interrupted or CloseRunStatus.Waiting => Kit.Tone.Amber,
        CloseRunStatus.Failed => Kit.Tone.Red,
        CloseRunStatus.Done => Kit.Tone.Green,
    };
}
