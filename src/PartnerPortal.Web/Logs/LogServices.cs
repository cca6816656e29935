using System.Globalization;
using Serilog;
using Serilog.Events;

namespace PartnerPortal.Web.Logs;

/// <summary>The portal's log: to standard error, and on demand to files that are thrown away after some days.</summary>
internal static class LogServices
{
    private const string Text = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {TraceId} {SourceContext} {Message:lj}{NewLine}{Exception}";

    public static void AddPortalLogs(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(LogOptions.Section).Get<LogOptions>() ?? new LogOptions();
        var logs = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).Enrich.With<WithoutAddress>();
        if (options.Json) logs.WriteTo.Console(new JsonLogLine(), standardErrorFromLevel: LogEventLevel.Verbose);
        else logs.WriteTo.Console(outputTemplate: Text, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose);
        if (options.Folder is { Length: > 0 } folder)
        {
            logs.WriteTo.File(
                new JsonLogLine(), Path.Combine(folder, $"portal-{Environment.MachineName}-.log"), rollingInterval: RollingInterval.Day, rollOnFileSizeLimit: true,
                retainedFileCountLimit: null, retainedFileTimeLimit: TimeSpan.FromDays(options.Days), shared: true);
        }

        builder.Logging.ClearProviders().AddSerilog(logs.CreateLogger(), dispose: true);
    }
}
