using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests;

/// <summary>A browser page on the portal that notes what the browser complains about: script errors and refusals of the security policy.</summary>
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

    /// <summary>Signs in and waits for the page to be alive.</summary>
    public async Task SignInAsync(Person person, string path = "/")
    {
        await Page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await Page.FillAsync("input[type=email]", person.Email);
        await Page.FillAsync("input[type=password]", Person.Password);
        await Page.ClickAsync(".sign-in button[type=submit]");
        await UntilAliveAsync();
    }

    /// <summary>Waits until the circuit has taken over the page.</summary>
    public Task UntilAliveAsync() => Page.WaitForSelectorAsync(".frame[data-interactive]");

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
