using System.Reflection;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary><c>./portal test</c> leaves kinds of tests out by their trait: it has to be there.</summary>
public sealed class KindTests
{
    private static readonly IEnumerable<Type> Classes = typeof(KindTests).Assembly.GetTypes()
        .Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute))));

    [Fact]
    public void What_stands_among_the_faults_is_one()
    {
        var faults = Classes.Where(type => type.Namespace == typeof(KindTests).Namespace && type != typeof(KindTests)).ToList();
        faults.Count.ShouldBeGreaterThan(6);
        faults.Where(type => !Kinds(type).Contains("Fault")).Select(type => type.Name).ShouldBeEmpty();
    }

    [Fact]
    public void There_are_faults_and_long_runs_and_no_kind_besides() =>
        Classes.SelectMany(Kinds).Distinct().ShouldBe(["Fault", "Long"], ignoreOrder: true);

    private static IEnumerable<string> Kinds(Type type) => type.GetCustomAttributesData()
        .Where(trait => trait.AttributeType == typeof(TraitAttribute) && (string?)trait.ConstructorArguments[0].Value == "Kind")
        .Select(trait => (string)trait.ConstructorArguments[1].Value!);
}
