using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Components.Kit;

/// <summary>What a person wants with one click, key or choice, however many components take part in it.</summary>
internal sealed class Intent
{
    private static readonly AsyncLocal<Intent?> Running = new();

    private readonly CommandId _id = CommandId.New();

    /// <summary>Whether it has sent a command.</summary>
    public bool Sent { get; private set; }

    /// <summary>Whether the code that asks is part of what a person wants.</summary>
    public static bool IsRunning => Running.Value is not null;

    /// <summary>The id of the command that is to be sent now. What the portal does of its own accord has one of its own.</summary>
    public static CommandId Send()
    {
        if (Running.Value is not { } intent) return CommandId.New();
        intent.Sent = true;
        return intent._id;
    }

    /// <summary>Does what is wanted.</summary>
    public async Task RunAsync(Func<Task> work)
    {
        // Ends with this method: whoever calls it does not see it.
        Running.Value = this;
        await work();
    }
}
