using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace PartnerPortal.Web.Logs;

/// <summary>The portal's log: to standard error, and on demand to files that are thrown away after some days.</summary>
internal static class LogServices
{
    private const string Text = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {TraceId} {SourceContext} {Message:lj}{NewLine}{Exception}";

    /// <summary>From now on there is a log, also of a start that does not get as far as a portal.</summary>
    public static void BeginPortalLog(this WebApplicationBuilder builder) =>
        Log.Logger = new LoggerConfiguration().Set(builder.Configuration).CreateBootstrapLogger();

    /// <summary>Everything that logs writes to it.</summary>
    public static void AddPortalLogs(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog((_, logs) => logs.Set(builder.Configuration));

    private static LoggerConfiguration Set(this LoggerConfiguration logs, ConfigurationManager configuration)
    {
        var options = configuration.GetSection(LogOptions.Section).Get<LogOptions>() ?? new LogOptions();
        logs.ReadFrom.Configuration(configuration).Enrich.With<WithoutAddress>();
        if (options.Json) logs.WriteTo.Console(new RenderedCompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose);
        else logs.WriteTo.Console(
            outputTemplate: Text, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose);
        if (options.Folder is { Length: > 0 } folder)
        {
            logs.WriteTo.File(
                new RenderedCompactJsonFormatter(), Path.Combine(folder, $"portal-{Environment.MachineName}-.log"),
                rollingInterval: RollingInterval.Day, rollOnFileSizeLimit: true,
                retainedFileCountLimit: null, retainedFileTimeLimit: TimeSpan.FromDays(options.Days), shared: true);
        }

        return logs;
    }
}
