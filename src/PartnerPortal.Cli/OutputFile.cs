using PartnerPortal.Data.Files;

namespace PartnerPortal.Cli;

/// <summary>Writes files whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Writes beside the file and moves it into place at the end.</summary>
    public static async Task<int> WriteAsync(string file, Func<Stream, Task> write)
    {
        var unfinished = $"{file}.{Environment.ProcessId}.part";
        try
        {
            if (MarkedFile.IsOther(file))
                return PortalSession.Fail(ExitCode.Usage, $"{file} cannot be written: it is there and is no plain file.");
            await using (var target = File.Create(unfinished)) await write(target);
            File.Move(unfinished, file, overwrite: true);
            return ExitCode.Done;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return PortalSession.Fail(ExitCode.Usage, $"{file} cannot be written: {refused.Message}");
        }
        finally
        {
            if (File.Exists(unfinished)) File.Delete(unfinished);
        }
    }
}
