using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Web.Security;

/// <summary>What has to be true of the portal's keys before anybody signs in.</summary>
internal sealed class KeyGuard(IKeyManager keys, TimeProvider time)
{
    /// <summary>Earlier ones could be made to accept forged cookies (CVE-2026-40372).</summary>
    private static readonly Version Oldest = new(10, 0, 7);

    /// <exception cref="EnvironmentLackException">The framework is too old, or the keys were made under another portal key.</exception>
    public void Check()
    {
        CheckVersion(
            typeof(KeyManagementOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0");
        var at = time.GetUtcNow();
        try
        {
            foreach (var key in keys.GetAllKeys().Where(key => !key.IsRevoked && key.ExpirationDate > at)) key.CreateEncryptor();
        }
        catch (CryptographicException other)
        {
            throw new EnvironmentLackException(
                "The keys in the database were made under another portal key.",
                "Set PORTAL_KEY to that one, or bring the file portal.key of the former data folder.", other);
        }
    }

    /// <param name="version">As the assembly says it: 10.0.7+commit.</param>
    internal static void CheckVersion(string version)
    {
        if (Version.TryParse(version.Split('+', '-')[0], out var found) && found >= Oldest) return;
        throw new EnvironmentLackException(
            $"ASP.NET Core's data protection is {version}.", $"Install the runtime {Oldest} or later: earlier ones accept forged cookies.");
    }
}
