using Microsoft.AspNetCore.Components;

namespace PartnerPortal.Web.Components.Shared;

/// <summary>A part of a screen whose work ends when it leaves the screen.</summary>
public abstract class PageBase : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();

    /// <summary>Cancelled when the part has left the screen.</summary>
    protected CancellationToken Gone => _gone.Token;

    public virtual void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }
}
