using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Layout;
using PartnerPortal.Web.Tests.Texts;

namespace PartnerPortal.Web.Tests.Kit;

#pragma warning disable BL0006 // A renderer of its own is the one way to press a button without a browser.

/// <summary>Which id a press sends: another one only when what was meant has been answered.</summary>
public sealed class PortalComponentTests
{
    private static readonly Exception Cut = new CommitUnknownException(new NpgsqlException("cut", new IOException()));

    [Fact]
    public async Task After_a_commit_without_an_answer_the_next_press_sends_the_same_id_and_the_form_stays()
    {
        await using var page = await PageOf.CreateAsync();
        var first = await page.PressAsync(() => throw Cut);
        page.Toasts.Current.ShouldNotBeNull().IsWarning.ShouldBeTrue();
        (await page.PressAsync(() => Task.CompletedTask)).ShouldBe(first);
        (await page.PressAsync(() => Task.CompletedTask)).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_fault_that_is_no_outage_is_the_pages()
    {
        await using var page = await PageOf.CreateAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => page.PressAsync(() => throw new InvalidOperationException("a bug")));
        page.Toasts.Current.ShouldBeNull();
    }

    [Fact]
    public async Task A_press_that_sent_nothing_swallows_none_after_it()
    {
        await using var page = await PageOf.CreateAsync();
        await page.PressNothingAsync();
        (await page.PressAsync(() => Task.CompletedTask)).ShouldNotBe(default);
    }

    [Fact]
    public async Task While_a_command_is_on_its_way_another_press_sends_none()
    {
        await using var page = await PageOf.CreateAsync();
        var answered = new TaskCompletionSource();
        var first = page.PressAsync(() => answered.Task);
        (await page.PressAsync(() => Task.CompletedTask)).ShouldBe(default);
        answered.SetResult();
        (await first).ShouldNotBe(default);
    }

    [Fact]
    public async Task What_is_refused_is_said_in_the_words_of_the_rule_until_it_is_sent_again()
    {
        await using var page = await PageOf.CreateAsync();
        (await page.SendAsync(() => throw new RuleViolationException("adjustment.reason", "A reason"))).ShouldBeFalse();
        (page.Refusal.Text, page.Refusal.Rule).ShouldBe((Said("adjustment.reason"), "adjustment.reason"));
        string? meanwhile = "";
        (await page.SendAsync(() =>
        {
            meanwhile = page.Refusal.Text;
            return Task.CompletedTask;
        })).ShouldBeTrue();
        (meanwhile, page.Refusal.Text, page.Refusal.Rule).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task What_is_refused_in_one_place_is_not_said_in_another()
    {
        await using var page = await PageOf.CreateAsync();
        var place = new Refusal();
        (await page.SendAsync(() => throw new RuleViolationException("adjustment.reason", "A reason"), place)).ShouldBeFalse();
        (place.Text, page.Refusal.Text).ShouldBe((Said("adjustment.reason"), null));
    }

    [Fact]
    public async Task A_bug_is_no_refusal()
    {
        await using var page = await PageOf.CreateAsync();
        await Should.ThrowAsync<ArgumentException>(() => page.SendAsync(() => throw new ArgumentException("a bug")));
        page.Refusal.Text.ShouldBeNull();
    }

    [Fact]
    public async Task Of_several_those_that_are_refused_are_named_and_the_others_are_done()
    {
        await using var page = await PageOf.CreateAsync();
        List<string> sent = [];
        var done = await page.SendEachAsync(["A", "B", "C"], key =>
        {
            sent.Add(key);
            return key == "B" ? throw new RuleViolationException("adjustment.reason", "A reason") : Task.FromResult(true);
        });
        (done, string.Concat(sent)).ShouldBe((2, "ABC"));
        page.Refusal.Each.ShouldBe([$"B: {Said("adjustment.reason")}"]);
        (await page.SendEachAsync(["D"], _ => Task.FromResult(true))).ShouldBe(1);
        page.Refusal.Each.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_breaks_off_leaves_the_others_undone()
    {
        await using var page = await PageOf.CreateAsync();
        (await page.SendEachAsync(["A", "B", "C"], key => Task.FromResult(key == "A"))).ShouldBe(1);
        page.Refusal.Each.ShouldBeEmpty();
    }

    private static string Said(string rule)
    {
        var said = ScreenTexts.OfAllAreas["rule." + rule];
        said.ResourceNotFound.ShouldBeFalse();
        return said.Value;
    }

    /// <summary>A page with one button, in a renderer that shows nothing.</summary>
    private sealed class PageOf : Renderer
    {
        private Sender _sender = default!;

        private PageOf(IServiceProvider services) : base(services, NullLoggerFactory.Instance) =>
            Toasts = services.GetRequiredService<Toasts>();

        public Toasts Toasts { get; }

        public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

        protected override RendererInfo RendererInfo => new("Server", isInteractive: true);

        public static async Task<PageOf> CreateAsync()
        {
            var services = new ServiceCollection().AddLogging().AddPortalScreens().AddSingleton<Toasts>().BuildServiceProvider();
            var page = new PageOf(services);
            await page.Dispatcher.InvokeAsync(async () =>
            {
                page._sender = (Sender)page.InstantiateComponent(typeof(Sender));
                await page.RenderRootComponentAsync(page.AssignRootComponentId(page._sender));
            });
            return page;
        }

        /// <returns>The id that was sent; none when the press did nothing.</returns>
        public Task<CommandId> PressAsync(Func<Task> answer) => Dispatcher.InvokeAsync(async () =>
        {
            var sent = default(CommandId);
            await ((IHandleEvent)_sender).HandleEventAsync(
                new EventCallbackWorkItem(() =>
                {
                    sent = Sender.Send();
                    return answer();
                }),
                new MouseEventArgs { Detail = 1 });
            return sent;
        });

        public Refusal Refusal => _sender.Refused;

        public Task<bool> SendAsync(Func<Task> send, Refusal? place = null) => _sender.TryAsync(send, place);

        public Task<int> SendEachAsync(string[] keys, Func<string, Task<bool>> send) => _sender.TryEachAsync(keys, send);

        public Task PressNothingAsync() => Dispatcher.InvokeAsync(() =>
            ((IHandleEvent)_sender).HandleEventAsync(new EventCallbackWorkItem(() => { }), new KeyboardEventArgs { Key = "Enter" }));

        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

        protected override void HandleException(Exception exception) => ExceptionDispatchInfo.Throw(exception);
    }

    private sealed class Sender : PortalComponent
    {
        public Refusal Refused => Refusal;

        public static CommandId Send() => CommandId;

        public Task<bool> TryAsync(Func<Task> send, Refusal? place) => SendAsync(send, place);

        public Task<int> TryEachAsync(string[] keys, Func<string, Task<bool>> send) => SendEachAsync(keys, send);
    }
}
