using Microsoft.Extensions.Localization;
using PartnerPortal.Application.People.Accounts;

namespace PartnerPortal.Web.Texts;

/// <summary>Says how long somebody has to wait.</summary>
public static class WaitText
{
    /// <summary>Whole seconds up to a minute, then whole minutes; never less than it is.</summary>
    public static string Wait(this IStringLocalizer<WebTexts> texts, TimeSpan wait) => wait <= TimeSpan.FromMinutes(1)
        ? texts["wait.seconds", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))]
        : texts["wait.minutes", (int)Math.Ceiling(wait.TotalMinutes)];

    /// <summary>Why an attempt was refused, and when the next one is looked at.</summary>
    /// <param name="key">What is said of one that was looked at and wrong.</param>
    public static string Refusal(this IStringLocalizer<WebTexts> texts, string key, Attempt? attempt) => attempt switch
    {
        { Checked: false } => texts["attempt.early", texts.Wait(attempt.Wait)],
        { Wait.Ticks: > 0 } => $"{texts[key]} {texts["attempt.wait", texts.Wait(attempt.Wait)]}",
        _ => texts[key],
    };
}
