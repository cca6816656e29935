using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Domain;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.People.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("short words", "password.short")]
    [InlineData("Password2024!", "password.common")]
    [InlineData("P4$$w0rdP4$$w0rd", "password.common")]
    [InlineData("qwertyuiop123", "password.common")]
    [InlineData("1qaz2wsx3edc4rfv", "password.common")]
    [InlineData("abcdefghijklmnop", "password.common")]
    [InlineData("123456789012", "password.common")]
    [InlineData("aaaaaaaaaaaaaaaa", "password.common")]
    [InlineData("ababababababab", "password.common")]
    [InlineData("iloveyou1234567", "password.common")]
    [InlineData("Willkommen2025!!", "password.common")]
    [InlineData("websolutions", "password.common")]
    [InlineData("Sonyericsson!", "password.common")]
    [InlineData("chickenwing101", "password.common")]
    [InlineData("kermit1kermit1", "password.common")]
    [InlineData("+++G4ndalf+++2019", "password.common")]
    [InlineData("йцукенгшщзхъ", "password.common")]
    [InlineData("correct horse battery staple", "password.common")]
    [InlineData("olga.martin.2024", "password.common")]
    [InlineData("partnerexample12", "password.common")]
    public void What_is_guessed_first_is_refused(string password, string code) =>
        Should.Throw<RuleViolationException>(() => PasswordRules.Check(password, "olga@partner.example", "Olga Martín")).Code.ShouldBe(
            code);

    [Theory]
    [InlineData("Teller blau Moped Wolke")]
    [InlineData("tabla-nieve-rumbo-41")]
    [InlineData("кактус боится сквозняка")]
    [InlineData("w8Gz!kPq4vRt")]
    public void What_nobody_guesses_is_taken(string password) =>
        Should.NotThrow(() => PasswordRules.Check(password, "olga@partner.example", "Olga Martín"));

    [Fact]
    public void What_the_portal_makes_up_it_takes()
    {
        for (var attempt = 0; attempt < 20_000; attempt++) PasswordRules.Check(Passphrase.Next(), "olga@partner.example", "Olga Martín");
    }
}
