using PartnerPortal.Domain.Program.Partners;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Program.Partners;

public sealed class IbanTests
{
    [Theory]
    [InlineData("ES91 2100 0418 4502 0005 1332", "ES9121000418450200051332")]
    [InlineData(" de89370400440532013000 ", "DE89370400440532013000")]
    [InlineData("GB82WEST12345698765432", "GB82WEST12345698765432")]
    public void What_people_type_is_read(string typed, string iban)
    {
        Iban.TryParse(typed, out var read).ShouldBeTrue();
        read.ShouldBe(iban);
    }

    [Theory]
    [InlineData("ES91 2100 0418 4502 0005 1333")]
    [InlineData("ES9121000418")]
    [InlineData("9121000418450200051332")]
    [InlineData("ES91-2100-0418-4502-0005-1332")]
    [InlineData("ЕS9121000418450200051332")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_none_is_refused(string? typed) => Iban.TryParse(typed, out _).ShouldBeFalse();

    [Fact]
    public void On_screens_only_the_ends_are_shown() => Iban.Masked("ES9121000418450200051332").ShouldBe("ES91 •••• 1332");
}
