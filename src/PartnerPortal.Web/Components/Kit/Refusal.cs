using Microsoft.Extensions.Localization;
using PartnerPortal.Domain;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Kit;

/// <summary>Why what a person sent is not done, in the person's language; shown by a <c>RefusalNotice</c>.</summary>
public sealed class Refusal
{
    private readonly List<string> _each = [];

    /// <summary>Null while nothing is refused.</summary>
    public string? Text { get; private set; }

    /// <summary>The code of the rule that refused; null where none did.</summary>
    public string? Rule { get; private set; }

    /// <summary>Of several that were sent together, why each of these is not done.</summary>
    public IReadOnlyList<string> Each => _each;

    public void Clear()
    {
        (Text, Rule) = (null, null);
        _each.Clear();
    }

    /// <summary>What a component itself has against it.</summary>
    public void Say(string text) => (Text, Rule) = (text, null);

    /// <summary>Sends, and keeps why it was refused.</summary>
    /// <returns>Whether nothing was refused.</returns>
    internal async Task<bool> OfAsync(Func<Task> send, IStringLocalizer<WebTexts> texts)
    {
        Clear();
        if (await RefusedAsync(send) is not { } refused) return true;
        (Text, Rule) = (texts.Rule(refused), refused.Code);
        return false;
    }

    /// <summary>Sends one after the other: what is refused keeps none of the others from going on.</summary>
    /// <param name="keys">What is sent for; named where it is refused.</param>
    /// <param name="send">Ends the row with false.</param>
    /// <param name="texts">The person's language.</param>
    /// <returns>How many are done.</returns>
    internal async Task<int> OfEachAsync(
        IReadOnlyCollection<string> keys, Func<string, Task<bool>> send, IStringLocalizer<WebTexts> texts)
    {
        Clear();
        var (done, goesOn) = (0, true);
        foreach (var key in keys.ToList())
        {
            if (await RefusedAsync(async () => goesOn = await send(key)) is { } refused) _each.Add($"{key}: {texts.Rule(refused)}");
            else if (goesOn) done++;
            else break;
        }

        return done;
    }

    private static async Task<RuleViolationException?> RefusedAsync(Func<Task> send)
    {
        try
        {
            await send();
            return null;
        }
        catch (RuleViolationException refused)
        {
            return refused;
        }
    }
}
