using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace PartnerPortal.Web.Logs;

/// <summary>
/// One event as one line of JSON in the compact format that log tools read: @t time, @l level (none for information), @m message, @x exception,
/// @tr and @sp the ids of trace and span, then the properties.
/// </summary>
internal sealed class JsonLogLine : ITextFormatter
{
    private static readonly JsonValueFormatter Values = new(typeTagName: null);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write("{\"@t\":\"");
        output.Write(logEvent.Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        output.Write('"');
        if (logEvent.Level != LogEventLevel.Information) Write(output, "@l", logEvent.Level.ToString());
        Write(output, "@m", logEvent.RenderMessage(CultureInfo.InvariantCulture));
        if (logEvent.Exception is { } exception) Write(output, "@x", exception.ToString());
        if (logEvent.TraceId is { } trace) Write(output, "@tr", trace.ToHexString());
        if (logEvent.SpanId is { } span) Write(output, "@sp", span.ToHexString());
        foreach (var (name, value) in logEvent.Properties)
        {
            output.Write(',');
            // What begins with @ is the format's own.
            JsonValueFormatter.WriteQuotedJsonString(name.StartsWith('@') ? "@" + name : name, output);
            output.Write(':');
            Values.Format(value, output);
        }

        output.WriteLine('}');
    }

    private static void Write(TextWriter output, string name, string value)
    {
        output.Write(",\"");
        output.Write(name);
        output.Write("\":");
        JsonValueFormatter.WriteQuotedJsonString(value, output);
    }
}
