using System.Security.Cryptography;
using System.Text;
using PartnerPortal.Application.Platform;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Web.Security;

/// <summary>
/// The one secret outside the database: with it the keys that protect cookies and second factors are kept unreadable there. It is the
/// setting <c>PORTAL_KEY</c> (32 bytes in base64; the same on every node) or, without one, a file of the data folder that is made at
/// the first start and readable by its owner alone.
/// </summary>
public sealed class PortalKey
{
    private const int Bytes = 32;
    private const int Attempts = 200;
    private const string File = "portal.key";
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(25);

    private PortalKey(byte[] secret) => Secret = secret;

    public byte[] Secret { get; }

    /// <exception cref="EnvironmentLackException">The setting or the file holds something else.</exception>
    public static PortalKey Open(IConfiguration configuration)
    {
        if (configuration["PORTAL_KEY"] is { Length: > 0 } given) return Read(given, "PORTAL_KEY");
        var path = Path.Combine(DataFolder.Of(configuration), File);
        return Read(Made(path), path);
    }

    private static PortalKey Read(string text, string source)
    {
        var secret = new byte[Bytes + 1];
        if (Convert.TryFromBase64String(text.Trim(), secret, out var length) && length == Bytes) return new PortalKey(secret[..Bytes]);
        throw new EnvironmentLackException(
            $"{source} holds no key.", $"It has to be {Bytes} random bytes in base64: openssl rand -base64 {Bytes}");
    }

    /// <summary>
    /// The file's text. Two starts at once make one file: the later one waits for the earlier one and reads what it wrote.
    /// </summary>
    private static string Made(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return ReadOrWrite(path);
            }
            catch (IOException) when (attempt < Attempts)
            {
                Thread.Sleep(BetweenAttempts);
            }
        }
    }

    /// <exception cref="IOException">Somebody else holds the file.</exception>
    private static string ReadOrWrite(string path)
    {
        if (System.IO.File.Exists(path) && System.IO.File.ReadAllText(path) is { Length: > 0 } there) return there;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        using var reader = new StreamReader(file, leaveOpen: true);
        if (reader.ReadToEnd() is { Length: > 0 } meanwhile) return meanwhile;
        var made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));
        file.Write(Encoding.ASCII.GetBytes(made + "\n"));
        file.Flush(flushToDisk: true);
        return made;
    }
}
