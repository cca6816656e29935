using System.Security.Cryptography;
using System.Text;

namespace PartnerPortal.Testing.LocalCluster;

/// <summary>
/// What a template made from files is named by: the same files give the same key, any other name, byte or order another one.
/// </summary>
internal static class TemplateKey
{
    public static string Of(IEnumerable<(string Name, string Text)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in files) hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{text.Length}\0{text}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..20];
    }

    /// <summary>The key of all files of a folder.</summary>
    public static string Of(DirectoryInfo folder) =>
        Of(
            folder.GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal).Select(
                file => (file.Name, File.ReadAllText(file.FullName))));
}
