using System.Security.Cryptography;
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
    private const string File = "portal.key";

    private PortalKey(byte[] secret) => Secret = secret;

    public byte[] Secret { get; }

    /// <exception cref="EnvironmentLackException">The setting or the file holds something else.</exception>
    public static PortalKey Open(IConfiguration configuration)
    {
        if (configuration["PORTAL_KEY"] is { Length: > 0 } given) return Read(given, "PORTAL_KEY");
        var path = Path.Combine(DataFolder.Of(configuration), File);
        if (!System.IO.File.Exists(path)) Create(path);
        return Read(System.IO.File.ReadAllText(path), path);
    }

    private static PortalKey Read(string text, string source)
    {
        var secret = new byte[Bytes + 1];
        if (Convert.TryFromBase64String(text.Trim(), secret, out var length) && length == Bytes) return new PortalKey(secret[..Bytes]);
        throw new EnvironmentLackException($"{source} holds no key.", $"It has to be {Bytes} random bytes in base64: openssl rand -base64 {Bytes}");
    }

    /// <summary>Two starts at once make one file: the later one reads what the earlier one wrote.</summary>
    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var made = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(made, options)) writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));
        try
        {
            System.IO.File.Move(made, path, overwrite: false);
        }
        catch (IOException) when (System.IO.File.Exists(path))
        {
            System.IO.File.Delete(made);
        }
    }
}
