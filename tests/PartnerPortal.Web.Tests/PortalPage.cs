using Microsoft.Playwright;
using PartnerPortal.Application.People.Accounts;

namespace PartnerPortal.Web.Tests;

/// <summary>
/// A browser page on the portal that notes what the browser complains about: script errors and refusals of the security policy.
/// </summary>
public sealed class PortalPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public PortalPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") _complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Notes something else that must not happen.</summary>
    public void Note(string complaint) => _complaints.Add(complaint);

    /// <summary>Signs in and waits for the page to be alive.</summary>
    public async Task SignInAsync(Person person, string path = "/")
    {
        await Page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await Page.FillAsync("input[type=email]", person.Email);
        await Page.FillAsync("input[type=password]", Person.Password);
        await Page.ClickAsync(".sign-in button[type=submit]");
        await UntilAliveAsync();
    }

    /// <summary>Gives e-mail and password and waits for what comes next.</summary>
    public async Task EnterAsync(Person person, string path = "/")
    {
        await Page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await Page.FillAsync("input[type=email]", person.Email);
        await Page.FillAsync("input[type=password]", Person.Password);
        await Page.ClickAsync(".sign-in button[type=submit]");
        await UntilLoadedAsync();
    }

    /// <summary>Signs in somebody who has to set up a second factor first, with an app, and waits for the page to be alive.</summary>
    /// <returns>The app's key.</returns>
    public async Task<string> SetUpAndSignInAsync(Person person, string path = "/")
    {
        await EnterAsync(person, path);
        return await FinishSetUpAsync(() => Task.CompletedTask);
    }

    /// <summary>Sets up an app on the page that asks for it, has the recovery codes looked at, and goes on.</summary>
    /// <returns>The app's key.</returns>
    public async Task<string> FinishSetUpAsync(Func<Task> lookAtCodes)
    {
        var key = (await Page.TextContentAsync(".key-text"))!;
        await Page.FillAsync(".code-input", AuthenticatorCodes.Code(AuthenticatorCodes.Secret(key), TimeProvider.System.GetUtcNow()));
        await Page.ClickAsync(".sign-in form:has(.code-input) button[type=submit]");
        await Page.WaitForSelectorAsync(".recovery-codes");
        await lookAtCodes();
        await Page.ClickAsync(".sign-in > a.primary");
        await UntilAliveAsync();
        return key;
    }

    public async Task LeaveAsync()
    {
        await Page.ClickAsync("[popovertarget=person-menu]");
        await Page.ClickAsync("#person-menu form[action=sign-out] button");
        await Page.WaitForSelectorAsync(".sign-in");
    }

    /// <summary>Has the page keep its sockets where <see cref="LoseConnectionAsync"/> finds them; before the first page.</summary>
    public Task KeepSocketsAsync() => Page.AddInitScriptAsync("""
        window.sockets = [];
        window.WebSocket = new Proxy(window.WebSocket, {
          construct(type, args) { const socket = new type(...args); window.sockets.push(socket); return socket; }
        });
        """);

    /// <summary>Cuts the circuit's connection and waits until the page has said so and is connected again, however quickly.</summary>
    public async Task LoseConnectionAsync()
    {
        await Page.EvaluateAsync("""
            const notice = document.getElementById('components-reconnect-modal');
            window.said = '';
            new MutationObserver(() => window.said += ' ' + notice.className).observe(notice, { attributes: true, attributeFilter: ['class'] });
            window.sockets.at(-1).close(4000);
            """);
        // The page's policy forbids to wait by a script of its own.
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (await Page.EvaluateAsync<bool>("/components-reconnect-show[^]*components-reconnect-hide/.test(window.said)")) return;
            await Task.Delay(100);
        }

        throw new TimeoutException(
            "The connection was not said to be lost and found again: " + await Page.EvaluateAsync<string>("window.said"));
    }

    /// <summary>Gives the browser a virtual authenticator that knows its person.</summary>
    public async Task AddAuthenticatorAsync()
    {
        var devtools = await Page.Context.NewCDPSessionAsync(Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
            },
        });
    }

    /// <summary>
    /// Waits until the page has its styles and scripts. Asked again and again: the driver misses the event when it comes between its
    /// look at the state and its wait.
    /// </summary>
    private async Task UntilLoadedAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Page.WaitForLoadStateAsync(LoadState.Load, new() { Timeout = 3_000 });
                return;
            }
            catch (TimeoutException) when (attempt < 20)
            {
            }
        }
    }

    /// <summary>Waits until the circuit has taken over the page.</summary>
    public Task UntilAliveAsync() => Page.WaitForSelectorAsync(".frame[data-interactive]");

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
