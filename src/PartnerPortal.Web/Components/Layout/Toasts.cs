namespace PartnerPortal.Web.Components.Layout;

/// <summary>Says briefly that something was done, and for ten seconds offers to undo it. One for each circuit.</summary>
public sealed class Toasts
{
    /// <summary>What is said now; null for nothing.</summary>
    public Toast? Current { get; private set; }

    public event Action? Changed;

    /// <param name="text">What was done, in the reader's language.</param>
    /// <param name="undo">Takes it back; null where that cannot be.</param>
    public void Show(string text, Func<Task>? undo = null) => Become(new Toast(text, undo));

    /// <summary>Says what went wrong, until somebody puts it away.</summary>
    public void Warn(string text) => Become(new Toast(text, null) { IsWarning = true });

    public void Dismiss() => Become(null);

    private void Become(Toast? toast)
    {
        Current = toast;
        Changed?.Invoke();
    }
}

/// <summary>A thing that was done.</summary>
public sealed record Toast(string Text, Func<Task>? Undo)
{
    /// <summary>Whether it was not done.</summary>
    public bool IsWarning { get; init; }
}
