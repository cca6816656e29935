using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Layout;

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
            var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Toasts>().BuildServiceProvider();
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

        public Task PressNothingAsync() => Dispatcher.InvokeAsync(() =>
            ((IHandleEvent)_sender).HandleEventAsync(new EventCallbackWorkItem(() => { }), new KeyboardEventArgs { Key = "Enter" }));

        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

        protected override void HandleException(Exception exception) => ExceptionDispatchInfo.Throw(exception);
    }

    private sealed class Sender : PortalComponent
    {
        public static CommandId Send() => CommandId;
    }
}
