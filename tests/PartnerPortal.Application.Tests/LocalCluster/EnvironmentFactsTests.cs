using PartnerPortal.Data.LocalCluster;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.LocalCluster;

public sealed class EnvironmentFactsTests
{
    [Fact]
    public async Task What_is_missing_is_named_with_the_way_to_mend_it()
    {
        var facts = await EnvironmentFacts.ReadMachineAsync(Path.GetTempPath(), "/no/such/folder", CancellationToken.None);

        var packages = facts.Single(fact => fact.Name == "Typesetting packages");
        packages.Ok.ShouldBeFalse();
        packages.HowToMend.ShouldBe("cd /no/such/folder && npm ci");
        facts.Single(fact => fact.Name == "PostgreSQL programs").Ok.ShouldBeTrue();
        facts.ShouldAllBe(fact => fact.Found.Length > 0 && fact.HowToMend.Length > 0);
    }
}
