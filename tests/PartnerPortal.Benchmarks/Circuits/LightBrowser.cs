using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PartnerPortal.Benchmarks.Circuits;

/// <summary>
/// A person with an open page, without a browser around it: loads the page, opens its circuit as the page's script would, follows links
/// and confirms what is drawn. Two hundred real browsers would measure themselves.
/// </summary>
internal sealed partial class LightBrowser(HttpClient client) : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _closing = new();
    private Task _receiving = Task.CompletedTask;
    private TaskCompletionSource _drawn = new();

    /// <summary>Why the circuit ended; null while it lives.</summary>
    public string? Dropped { get; private set; }

    public int Drawn { get; private set; }

    public async Task OpenAsync(string path)
    {
        var page = new Uri(client.BaseAddress!, path);
        var html = await client.GetStringAsync(page);
        var markers = Marker().Matches(html).Select(match => JsonNode.Parse(match.Groups[1].Value)!).Where(
            marker => marker["type"]?.GetValue<string>() == "server" && marker["descriptor"] is not null).ToArray();
        var state = State().Match(html).Groups[1].Value;

        _socket.Options.SetRequestHeader("Cookie", client.DefaultRequestHeaders.GetValues("Cookie").Single());
        _socket.Options.SetRequestHeader("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        await _socket.ConnectAsync(new Uri($"ws://{client.BaseAddress!.Authority}/_blazor"), _closing.Token);
        await SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text);
        _receiving = ReceiveAsync();
        var drawn = _drawn.Task;
        await InvokeAsync(
            "StartCircuit", client.BaseAddress!.ToString(), page.ToString(),
            new JsonArray([.. markers.Select(marker => marker.DeepClone())]).ToJsonString(), state);
        await drawn.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Follows a link within the page.</summary>
    /// <returns>How long until something new was drawn.</returns>
    public async Task<TimeSpan> ClickAsync(string path)
    {
        var started = Stopwatch.GetTimestamp();
        _drawn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var drawn = _drawn.Task;
        await InvokeAsync("OnLocationChanged", new Uri(client.BaseAddress!, path).ToString(), null, true);
        await drawn.WaitAsync(TimeSpan.FromSeconds(60));
        return Stopwatch.GetElapsedTime(started);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        _closing.Dispose();
    }

    private Task InvokeAsync(string method, params object?[] arguments) =>
        SendAsync(
            BlazorPack.Frame(1L, new Dictionary<string, string>(), null, method, arguments, System.Array.Empty<object?>()),
            WebSocketMessageType.Binary);

    private async Task SendAsync(byte[] bytes, WebSocketMessageType type)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes, type, true, _closing.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        var (buffer, filled, shaken) = (new byte[1 << 16], 0, false);
        try
        {
            while (true)
            {
                if (filled == buffer.Length) System.Array.Resize(ref buffer, buffer.Length * 2);
                var received = await _socket.ReceiveAsync(buffer.AsMemory(filled), _closing.Token);
                if (received.MessageType == WebSocketMessageType.Close) throw new WebSocketException("closed by the server");
                filled += received.Count;
                var at = 0;
                if (!shaken && System.Array.IndexOf(buffer, (byte)0x1e, 0, filled) is var end and >= 0) (shaken, at) = (true, end + 1);
                while (shaken && BlazorPack.Read(buffer.AsSpan(at, filled - at), out var used) is { } message)
                {
                    at += used;
                    await AnswerAsync(message);
                }

                buffer.AsSpan(at, filled - at).CopyTo(buffer);
                filled -= at;
            }
        }
        catch (OperationCanceledException)
        {
            // The person leaves.
        }
        catch (Exception gone) when (gone is WebSocketException or InvalidDataException)
        {
            Dropped ??= gone.Message;
            _drawn.TrySetException(new InvalidOperationException(Dropped));
        }
    }

    private async Task AnswerAsync(object?[] message)
    {
        if (message is [7L, ..]) Dropped = message.Length > 1 ? message[1] as string ?? "closed" : "closed";
        if (message is not [1L, _, _, string target, object?[] arguments, ..]) return;
        if (target == "JS.RenderBatch")
        {
            Drawn++;
            await InvokeAsync("OnRenderCompleted", arguments[0], null);
            _drawn.TrySetResult();
        }
        else if (target == "JS.BeginInvokeJS" && arguments[0] is long task and > 0)
        {
            // A chart asks how large it is; nothing else that is asked needs more than silence.
            var answer = arguments[1] is "Radzen.createChart" ? "{\"width\":800,\"height\":300}" : "null";
            await InvokeAsync("EndInvokeJSFromDotNet", task, true, $"[{task},true,{answer}]");
        }
        else if (target == "JS.Error")
        {
            Dropped = arguments[0] as string;
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
