using PartnerPortal.Domain.Program.Partners;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Program.Partners;

public sealed class CompanyNameTests
{
    [Theory]
    [InlineData("Nordwind Systeme GmbH", "nordwind systeme")]
    [InlineData("NORDWIND-SYSTEME  AG & Co. KG", "nordwind systeme")]
    [InlineData("Gestión Documental, S.L.", "gestion documental")]
    [InlineData("ООО «Цифровая контора»", "цифровая контора")]
    [InlineData("GmbH", "gmbh")]
    [InlineData(" ", "")]
    public void Case_accents_marks_and_legal_forms_do_not_count(string name, string key) => CompanyName.Key(name).ShouldBe(key);

    [Fact]
    public void Similarity_is_the_share_of_common_pieces()
    {
        CompanyName.Similarity("papel cero", "papel cero").ShouldBe(1);
        CompanyName.Similarity("papel cero", "cero papel").ShouldBe(1);
        CompanyName.Similarity("papel cero", "nordwind").ShouldBe(0);
        CompanyName.Similarity("", "").ShouldBe(0);
        // "  a"," ab","ab " against "  a"," ac","ac ": one of five.
        CompanyName.Similarity("ab", "ac").ShouldBe(0.2);
        CompanyName.Similarity("цифровая контора", "цифровые конторы").ShouldBeGreaterThan(0.4);
    }
}
