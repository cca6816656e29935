using System.Diagnostics;
using PartnerPortal.Testing;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Packages;

/// <summary>What the settings of this repository make of a package with a known weakness, tried on a feed of the test's own.</summary>
public sealed class PackageAuditTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("package-audit-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Leaky")]
    [InlineData("Carrier")]
    public async Task A_package_with_a_known_weakness_stops_the_build_also_where_another_one_brings_it(string package)
    {
        var (code, said) = await RestoreAsync(FeedKnowledge.Listed, package, "1.0.0");
        code.ShouldNotBe(0, said);
        said.ShouldContain("error NU1901");
        said.ShouldContain("https://advisories.example/leaky");
    }

    [Theory]
    [InlineData("Leaky")]
    [InlineData("Carrier")]
    public async Task A_version_without_it_is_built(string package)
    {
        var (code, said) = await RestoreAsync(FeedKnowledge.Listed, package, "2.0.0");
        code.ShouldBe(0, said);
        said.ShouldNotContain("NU19");
    }

    [Fact]
    public async Task A_feed_without_such_a_list_stops_nothing()
    {
        var (code, said) = await RestoreAsync(FeedKnowledge.None, "Leaky", "1.0.0");
        code.ShouldBe(0, said);
    }

    [Fact]
    public async Task A_list_that_cannot_be_fetched_is_told_and_stops_nothing()
    {
        var (code, said) = await RestoreAsync(FeedKnowledge.Broken, "Leaky", "1.0.0");
        code.ShouldBe(0, said);
        said.ShouldContain("warning NU1900");
    }

    private async Task<(int Code, string Said)> RestoreAsync(FeedKnowledge knowledge, string package, string version)
    {
        await using var feed = await PackageFeed.StartAsync(knowledge);
        await WriteAsync(feed.Address, package, version);
        var start = new ProcessStartInfo(
            "dotnet", ["restore", Path.Combine(_folder.FullName, "Sample.csproj"), "-nodeReuse:false", "-tl:off"])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "packages"),
                ["NUGET_HTTP_CACHE_PATH"] = Path.Combine(_folder.FullName, "cache"),
                ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1",
            },
        };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var said = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, said);
    }

    /// <summary>A project under the repository's settings, with one package of the feed instead of the repository's own.</summary>
    private async Task WriteAsync(string feed, string package, string version)
    {
        await FileAsync("Directory.Build.props", $"""<Project><Import Project="{Repository.Folder}/Directory.Build.props" /></Project>""");
        await FileAsync("Directory.Build.targets", """
            <Project><ItemGroup><PackageReference Remove="Microsoft.CodeAnalysis.BannedApiAnalyzers" /></ItemGroup></Project>
            """);
        await FileAsync("Sample.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="{package}" VersionOverride="{version}" /></ItemGroup></Project>
            """);
        await FileAsync("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="test" value="{feed}/index.json" allowInsecureConnections="true" /></packageSources>
              <auditSources><clear /></auditSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
    }

    private Task FileAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), text);
}
