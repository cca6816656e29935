using System.Reflection;

namespace PartnerPortal.Web.Tests;

/// <summary><c>./portal test</c> leaves kinds of tests out by their trait: it has to be there.</summary>
public sealed class KindTests
{
    private static readonly IEnumerable<Type> Classes = typeof(KindTests).Assembly.GetTypes().Where(type => Facts(type).Any());

    [Fact]
    public void Whatever_takes_a_browser_is_a_journey_as_a_whole_or_in_some_of_its_tests()
    {
        var browsing = Classes.Where(TakesBrowser).ToList();
        browsing.Count.ShouldBeGreaterThan(20);
        browsing.Where(type => !Kinds(type).Concat(Facts(type).SelectMany(Kinds)).Contains("Journey")).Select(
            type => type.Name).ShouldBeEmpty();
    }

    [Fact]
    public void What_takes_no_browser_is_no_journey() =>
        Classes.Where(type => !TakesBrowser(type) && Kinds(type).Concat(Facts(type).SelectMany(Kinds)).Contains("Journey"))
            .Select(type => type.Name).ShouldBeEmpty();

    [Fact]
    public void There_are_journeys_and_faults_and_no_kind_besides() =>
        Classes.SelectMany(type => Kinds(type).Concat(Facts(type).SelectMany(Kinds))).Distinct().ShouldBe(
            ["Journey", "Fault"], ignoreOrder: true);

    private static bool TakesBrowser(Type type) =>
        type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(
            parameter => parameter.ParameterType == typeof(ChromiumBrowser));

    private static IEnumerable<MethodInfo> Facts(Type type) => type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute)));

    private static IEnumerable<string> Kinds(MemberInfo member) => member.GetCustomAttributesData()
        .Where(trait => trait.AttributeType == typeof(TraitAttribute) && (string?)trait.ConstructorArguments[0].Value == "Kind")
        .Select(trait => (string)trait.ConstructorArguments[1].Value!);
}
