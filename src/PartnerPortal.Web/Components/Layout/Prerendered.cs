using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Caching.Memory;

namespace PartnerPortal.Web.Components.Layout;

/// <summary>
/// Hands what a page loaded while it was rendered into the first answer over to its circuit a moment later: loaded once, and the
/// page does not fall back to its empty state in between. The browser carries only a random ticket, good for one use on this node;
/// without it (another node, half a minute later) the page loads again.
/// </summary>
public sealed class Prerendered : IDisposable
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, object> _loaded = [];
    private readonly Dictionary<string, Task> _running = [];
    private readonly Dictionary<string, object>? _handedOver;
    private readonly IMemoryCache _cache;
    private readonly PersistentComponentState _state;
    private readonly PersistingComponentStateSubscription _persisting;

    public Prerendered(IMemoryCache cache, PersistentComponentState state)
    {
        _cache = cache;
        _state = state;
        _persisting = state.RegisterOnPersisting(Persist, Microsoft.AspNetCore.Components.Web.RenderMode.InteractiveServer);
        if (!state.TryTakeFromJson<string>(nameof(Prerendered), out var ticket) || ticket is null) return;
        _handedOver = cache.Get<Dictionary<string, object>>(ticket);
        cache.Remove(ticket);
    }

    /// <summary>
    /// What the first rendering loaded under this key, once; otherwise loads it now. A component that is set up again while its load is
    /// on the way waits for that one.
    /// </summary>
    /// <param name="key">Names the load and all it depends on: page, partner, filter.</param>
    public async ValueTask<TValue> OnceAsync<TValue>(string key, Func<Task<TValue>> load) where TValue : notnull
    {
        if (_handedOver?.Remove(key, out var known) == true) return (TValue)known;
        if (_running.TryGetValue(key, out var same)) return await (Task<TValue>)same;
        var running = load();
        _running[key] = running;
        try
        {
            var value = await running;
            if (_handedOver is null) _loaded[key] = value;
            return value;
        }
        finally
        {
            _running.Remove(key);
        }
    }

    public void Dispose() => _persisting.Dispose();

    private Task Persist()
    {
        if (_loaded.Count == 0) return Task.CompletedTask;
        var ticket = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _cache.Set(ticket, _loaded, Keep);
        _state.PersistAsJson(nameof(Prerendered), ticket);
        return Task.CompletedTask;
    }
}
