using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Benchmarks.Portal;
using PartnerPortal.Web.Security;

[assembly: HostingStartup(typeof(MeasuringPoints))]

namespace PartnerPortal.Benchmarks.Portal;

/// <summary>
/// What the measured portal gets besides: each answer says how many database commands it took, and there is a bare endpoint, a door for
/// the measuring person and the size of memory. Loaded into the portal's process from outside; the portal itself knows nothing of it.
/// </summary>
public sealed class MeasuringPoints : IHostingStartup, IStartupFilter
{
    private static readonly AsyncLocal<Counter?> Current = new();

    private static readonly ActivityListener Listener = new()
    {
        ShouldListenTo = source => source.Name == "Npgsql",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        ActivityStopped = Count,
    };

    public void Configure(IWebHostBuilder builder)
    {
        ActivitySource.AddActivityListener(Listener);
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map("/measure/rows", bare => bare.Run(RowsAsync));
        app.Map("/measure/memory", memory => memory.Run(MemoryAsync));
        app.Map("/measure/sign-in", door => door.Run(SignInAsync));
        app.Use(MeasureAsync);
        next(app);
    };

    private static async Task MeasureAsync(HttpContext context, RequestDelegate next)
    {
        var counter = Current.Value = new Counter();
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["X-Queries"] = counter.Queries.Count.ToString(CultureInfo.InvariantCulture);
            context.Response.Headers["X-Query-Texts"] = string.Join(" | ", counter.Queries);
            return Task.CompletedTask;
        });
        await next(context);
    }

    // Opening a transaction in a scope asks nothing.
    private static void Count(Activity activity)
    {
        var text = activity.GetTagItem("db.query.text") as string ?? activity.GetTagItem("db.statement") as string;
        if (Current.Value is { } counter && text?.Contains("set_config", StringComparison.Ordinal) != true)
            counter.Queries.Enqueue(Shortened(text ?? ""));
    }

    private static string Shortened(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => Ascii.IsValid(word)));
        return words.Length > 120 ? words[..120] : words;
    }

    private static async Task RowsAsync(HttpContext context)
    {
        var source = context.RequestServices.GetRequiredService<NpgsqlDataSource>();
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (
            var scope = new NpgsqlCommand("select set_config('portal.scope', 'all', true)", connection)) await scope.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand("""
            select partner_id, name, country from partner order by partner_id limit 25
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync()) rows.Add([reader.GetString(0), reader.GetString(1), reader.GetString(2)]);
        await context.Response.WriteAsJsonAsync(rows);
    }

    private static Task MemoryAsync(HttpContext context)
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var self = Process.GetCurrentProcess();
        return context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{heap} {self.WorkingSet64}"));
    }

    private static async Task SignInAsync(HttpContext context)
    {
        var user = await MeasuringPerson.FindAsync(context.RequestServices, context.Request.Path.Value!.Split('/')[^1]);
        var account = await context.RequestServices.GetRequiredService<AccountQueries>().FindAsync(user.Id, context.RequestAborted);
        await context.RequestServices.GetRequiredService<SignInDoor>().OpenAsync(account!, SessionFactor.Totp, context.RequestAborted);
    }

    private sealed class Counter
    {
        public ConcurrentQueue<string> Queries { get; } = new();
    }
}
