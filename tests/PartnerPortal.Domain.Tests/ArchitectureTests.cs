using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests;

/// <summary>Domain is pure, and its folders form one line in which each uses only earlier ones.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[][] Line =
    [
        ["Program.Terms", "Program.Partners", "Program.Applications", "Program.Company"], ["Sales.Licensing"], ["Finance.Invoicing"], ["Finance.Payments"], ["Finance.Ledger"],
        ["Finance.Commissions", "Finance.Fees"], ["Finance.Statements"], ["Finance.Payouts"], ["Finance.Parking"],
    ];

    private static readonly Assembly Domain = typeof(Money).Assembly;

    private static string Folder { get; } = Path.Combine(RepositoryFolder(), "src", "PartnerPortal.Domain");

    public static TheoryData<string> Folders => [.. Line.SelectMany(group => group)];

    [Fact]
    public void Domain_uses_no_package_and_no_project()
    {
        var project = XDocument.Load(Path.Combine(Folder, "PartnerPortal.Domain.csproj"));
        project.Descendants().Where(element => element.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal)).ShouldBeEmpty();
        Domain.GetReferencedAssemblies().ShouldAllBe(assembly => assembly.Name!.StartsWith("System.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("System.Net")]
    [InlineData("System.Data")]
    [InlineData("System.Console")]
    [InlineData("System.IO")]
    public void Domain_talks_to_nothing_outside(string library) =>
        Domain.GetReferencedAssemblies().ShouldNotContain(assembly => assembly.Name!.StartsWith(library, StringComparison.Ordinal));

    [Fact]
    public void Every_folder_has_its_place_in_the_line() =>
        Directory.GetDirectories(Folder).Where(path => Path.GetFileName(path) is not ("bin" or "obj")).SelectMany(Directory.GetDirectories)
            .Select(NameOf).Order().ShouldBe(Line.SelectMany(group => group).Order());

    [Fact]
    public void Every_namespace_is_its_folder()
    {
        foreach (var (path, text) in Sources())
        {
            var name = NameOf(Path.GetDirectoryName(path)!);
            var expected = name.Length == 0 ? "PartnerPortal.Domain" : $"PartnerPortal.Domain.{name}";
            text.ShouldContain($"namespace {expected};", customMessage: path);
        }
    }

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_names_only_earlier_ones_in_its_source(string folder)
    {
        foreach (var (path, text) in Sources().Where(source => NameOf(Path.GetDirectoryName(source.Path)!) == folder))
        {
            DomainNamespace().Matches(text).Select(match => match.Groups[1].Value).Where(name => name != folder)
                .ShouldBeSubsetOf(Earlier(folder), customMessage: path);
        }
    }

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_uses_only_types_of_earlier_ones(string folder)
    {
        foreach (var type in Domain.GetTypes().Where(type => FolderOf(type) == folder))
        {
            UsedBy(type).SelectMany(Parts).Select(FolderOf).OfType<string>().Where(name => name != folder).Distinct()
                .ShouldBeSubsetOf(Earlier(folder), customMessage: type.FullName);
        }
    }

    [Fact]
    public void What_stands_outside_the_folders_uses_none_of_them()
    {
        foreach (var (path, text) in Sources().Where(source => Path.GetDirectoryName(source.Path) == Folder))
        {
            DomainNamespace().Matches(text).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public void Two_folders_never_use_each_other()
    {
        var uses = Sources().ToLookup(
            source => NameOf(Path.GetDirectoryName(source.Path)!),
            source => DomainNamespace().Matches(source.Text).Select(match => match.Groups[1].Value));
        foreach (var folder in uses)
        {
            foreach (var used in folder.SelectMany(names => names).Where(name => name != folder.Key).Distinct())
            {
                uses[used].SelectMany(names => names).ShouldNotContain(folder.Key, $"{folder.Key} and {used} use each other");
            }
        }
    }

    [Fact]
    public void Every_public_type_is_documented()
    {
        var documented = XDocument.Load(Path.ChangeExtension(Domain.Location, ".xml")).Descendants("member")
            .Where(member => member.Value.Trim().Length > 0).Select(member => member.Attribute("name")!.Value).ToHashSet();
        Domain.GetExportedTypes().Select(type => $"T:{type.FullName!.Replace('+', '.')}").ShouldBeSubsetOf(documented);
    }

    private static HashSet<string> Earlier(string folder) =>
        [.. Line.Take(Array.FindIndex(Line, group => group.Contains(folder)) + 1).SelectMany(group => group)];

    private static string? FolderOf(Type type) =>
        type.Assembly == Domain && type.Namespace is ['P', ..] name && name.Split('.') is [_, _, var area, var noun]
        ? $"{area}.{noun}"
        : null;

    private static IEnumerable<Type> UsedBy(Type type)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        if (type.BaseType is { } parent) yield return parent;
        foreach (var contract in type.GetInterfaces()) yield return contract;
        foreach (var field in type.GetFields(All)) yield return field.FieldType;
        foreach (var property in type.GetProperties(All)) yield return property.PropertyType;
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
            foreach (var local in method.GetMethodBody()?.LocalVariables ?? []) yield return local.LocalType;
            if (method is MethodInfo { ReturnType: var result }) yield return result;
        }
    }

    /// <summary>Area and noun, with a dot between them; empty for the project's own folder.</summary>
    private static string NameOf(string path) => Path.GetRelativePath(Folder, path) is var name && name == "."
        ? ""
        : name.Replace('/', '.');

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : [type, .. type.GetGenericArguments().SelectMany(Parts)];

    private static IEnumerable<(string Path, string Text)> Sources() =>
        from path in Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select (path, File.ReadAllText(path));

    internal static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PartnerPortal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No repository above {AppContext.BaseDirectory}");
    }

    [GeneratedRegex(@"(?<!namespace PartnerPortal\.)\bDomain\.([A-Z][A-Za-z]+\.[A-Z][A-Za-z]+)\b")]
    private static partial Regex DomainNamespace();
}
