using Microsoft.AspNetCore.Components;

namespace PartnerPortal.Web.Components.Kit;

/// <summary>A part of a screen whose work ends when it leaves the screen.</summary>
public abstract class PageBase : PortalComponent, IDisposable
{
    private readonly CancellationTokenSource _gone = new();

    /// <summary>Of a part that leaves while it loads, the token is still asked for afterwards.</summary>
    protected PageBase() => Gone = _gone.Token;

    /// <summary>Cancelled when the part has left the screen.</summary>
    protected CancellationToken Gone { get; }

    public virtual void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }
}
