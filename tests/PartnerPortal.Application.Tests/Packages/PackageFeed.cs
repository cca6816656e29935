using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PartnerPortal.Application.Tests.Packages;

/// <summary>What a package feed has to say about weaknesses.</summary>
internal enum FeedKnowledge
{
    /// <summary>Nothing: it has no such list.</summary>
    None,

    /// <summary>That Leaky below version 2 has one.</summary>
    Listed,

    /// <summary>It has a list that cannot be fetched.</summary>
    Broken,
}

/// <summary>
/// A package feed with two packages in versions 1 and 2: Leaky, whose first version has a known weakness of the lowest grade, and Carrier,
/// which brings the Leaky of its own version.
/// </summary>
internal sealed class PackageFeed : IAsyncDisposable
{
    private const string Packages = "/packages";
    private const string Weaknesses = "/weaknesses.json";
    private readonly WebApplication _app;

    private PackageFeed(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public static async Task<PackageFeed> StartAsync(FeedKnowledge knowledge)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var feed = new PackageFeed(builder.Build());
        feed.Map(knowledge);
        await feed._app.StartAsync();
        return feed;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map(FeedKnowledge knowledge)
    {
        _app.MapGet("/index.json", () => Results.Json(new { version = "3.0.0", resources = Resources(knowledge) }));
        _app.MapGet(Packages + "/{id}/index.json", () => Results.Json(new { versions = new[] { "1.0.0", "2.0.0" } }));
        _app.MapGet(Packages + "/{id}/{version}/{file}", (string id, string version) => Results.Bytes(Package(id, version)));
        if (knowledge != FeedKnowledge.Listed) return;
        var list = new Dictionary<string, object> { ["@name"] = "all", ["@id"] = "", ["@updated"] = "2026-01-01T00:00:00Z" };
        _app.MapGet(Weaknesses, () => Results.Json(new[] { new Dictionary<string, object>(list) { ["@id"] = Address + "/all.json" } }));
        var weakness = new { url = "https://advisories.example/leaky", severity = 0, versions = "(, 2.0.0)" };
        _app.MapGet("/all.json", () => Results.Json(new Dictionary<string, object[]> { ["leaky"] = [weakness] }));
    }

    private IEnumerable<Dictionary<string, string>> Resources(FeedKnowledge knowledge)
    {
        yield return new() { ["@id"] = Address + Packages, ["@type"] = "PackageBaseAddress/3.0.0" };
        if (knowledge != FeedKnowledge.None) yield return new() { ["@id"] = Address + Weaknesses, ["@type"] = "VulnerabilityInfo/6.7.0" };
    }

    private static byte[] Package(string id, string version)
    {
        var needs = id == "carrier" ? $"""<group targetFramework="net10.0"><dependency id="Leaky" version="[{version}]" /></group>""" : "";
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Write(archive, $"{id}.nuspec", $"""
                <package><metadata><id>{id}</id><version>{version}</version><authors>nobody</authors><description>for a test</description>
                <dependencies>{needs}</dependencies></metadata></package>
                """);
            Write(archive, "lib/net10.0/_._", "");
        }

        return bytes.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
