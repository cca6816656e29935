using System.ComponentModel;
using System.Diagnostics;

namespace PartnerPortal.Application.Tests.Documents;

/// <summary>The text that a PDF shows, by pdftotext of poppler-utils.</summary>
internal static class PdfText
{
    /// <summary>All of it, with single spaces between words.</summary>
    public static async Task<string> OfAsync(byte[] file)
    {
        var start = new ProcessStartInfo(
            "pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Start(start);
        var reading = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(file);
        process.StandardInput.Close();
        return string.Join(' ', (await reading).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("These tests need pdftotext: install the package poppler-utils", exception);
        }
    }
}
