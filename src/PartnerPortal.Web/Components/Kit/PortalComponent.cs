using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Web.Components.Layout;
using PartnerPortal.Web.Components.Public;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Kit;

/// <summary>
/// The base of all components, and the one place that keeps a person from doing twice what was meant once. While what a click asked for is
/// running and not yet seen in the browser, further clicks on the component do nothing; nor does the second half of a double click. A
/// command
/// that failed without a word (the database was away) keeps its id, so that the next try asks whether it was done.
/// </summary>
public abstract class PortalComponent : ComponentBase, IHandleEvent, IHandleAfterRender
{
    private Intent _next = new();
    private Intent? _last;
    private Progress _progress;
    private bool _rendered;
    private Refusal? _refusal;

    private enum Progress
    {
        Idle,
        Running,
        Unseen,
    }

    /// <summary>
    /// The id of the command that is sent now. It is the same each time it is asked for until the person's wish is fulfilled, and made
    /// before
    /// there was something to click. Several commands of one wish add what tells them apart (<see cref="CommandId.Part"/>).
    /// </summary>
    protected static CommandId CommandId => Intent.Send();

    [Inject]
    private Toasts Announcements { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WebTexts> Words { get; set; } = default!;

    [Inject]
    private ILogger<PortalComponent> Log { get; set; } = default!;

    /// <summary>Why what was sent last is not done.</summary>
    protected Refusal Refusal => _refusal ??= new();

    /// <summary>Whether what was clicked is being done.</summary>
    protected bool IsSending => _progress == Progress.Running && _next.Sent;

    /// <summary>Sends what may be refused: it is done, or <see cref="Refusal"/> says why not.</summary>
    /// <param name="send">Calls the use case, and does what follows when it is done.</param>
    /// <param name="place">Where it is said, in a component that says it in several places.</param>
    /// <returns>Whether nothing was refused.</returns>
    protected Task<bool> SendAsync(Func<Task> send, Refusal? place = null) => (place ?? Refusal).OfAsync(send, Words);

    /// <summary>Sends for one after the other: what is refused keeps none of the others from going on.</summary>
    /// <param name="keys">What is sent for; <see cref="Refusal"/> names those that are refused.</param>
    /// <param name="send">Ends the row with false.</param>
    /// <returns>How many are done.</returns>
    protected Task<int> SendEachAsync(IReadOnlyCollection<string> keys, Func<string, Task<bool>> send) =>
        Refusal.OfEachAsync(keys, send, Words);

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem callback, object? arg)
    {
        // Part of what was asked for in another component.
        if (Intent.IsRunning) return ShowAsync(callback, arg);
        if (!IsPress(arg)) return new Intent().RunAsync(() => ShowAsync(callback, arg));
        if (_progress != Progress.Idle || (arg is MouseEventArgs { Detail: > 1 } && _last is { Sent: true })) return Task.CompletedTask;
        return PressAsync(callback, arg);
    }

    Task IHandleAfterRender.OnAfterRenderAsync()
    {
        if (_progress == Progress.Unseen) _progress = Progress.Idle;
        var first = !_rendered;
        _rendered = true;
        OnAfterRender(first);
        return OnAfterRenderAsync(first);
    }

    // What is typed or chosen may go on meanwhile.
    private static bool IsPress(object? arg) =>
        arg is MouseEventArgs or KeyboardEventArgs { Key: "Enter" } || arg?.GetType() == typeof(EventArgs);

    private async Task PressAsync(EventCallbackWorkItem callback, object? arg)
    {
        (_last, _progress) = (_next, Progress.Running);
        try
        {
            await _next.RunAsync(() => ShowAsync(callback, arg));
            // What sent nothing (a key that closed a list) must not swallow the press that follows it.
            _progress = _next.Sent ? Progress.Unseen : Progress.Idle;
            _next = new Intent();
            StateHasChanged();
        }
        catch (Exception outage) when (_next.Sent && RendererInfo.IsInteractive && DatabaseFailure.IsOutage(outage))
        {
            // The page stays as it is, and with it the form and its id.
            _progress = Progress.Idle;
            Log.LogError(outage, "What was sent from {Component} got no answer", GetType().Name);
            Announcements.Warn(Words[Failure.KeptTextKey(outage)]);
            StateHasChanged();
        }
        catch
        {
            _progress = Progress.Idle;
            throw;
        }
    }

    // As ComponentBase does it: shown when the work pauses, and again when it has ended.
    private async Task ShowAsync(EventCallbackWorkItem callback, object? arg)
    {
        var work = callback.InvokeAsync(arg);
        StateHasChanged();
        if (work.IsCompletedSuccessfully || work.IsCanceled) return;
        try
        {
            await work;
        }
        catch when (work.IsCanceled)
        {
            return;
        }

        StateHasChanged();
    }
}
