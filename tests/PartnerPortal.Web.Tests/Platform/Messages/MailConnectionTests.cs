using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using MimeKit;
using PartnerPortal.Web.Messages;

namespace PartnerPortal.Web.Tests.Platform.Messages;

public sealed class MailConnectionTests : IDisposable
{
    private readonly X509Certificate2 _certificate = NewCertificate();

    public void Dispose() => _certificate.Dispose();

    [Theory]
    [InlineData("starttls")]
    [InlineData("implicit")]
    public async Task A_secure_connection_hides_password_and_mail(string tls)
    {
        await using var mailbox = Mailbox(tls, "STARTTLS", "AUTH PLAIN");
        await using (var connection = new MailConnection(Options(mailbox, tls)) { Certificate = IsOurs })
        {
            (await connection.SendAsync(Message())).Outcome.ShouldBe(MailOutcome.Sent);
        }

        mailbox.Received.ShouldHaveSingleItem().ShouldContain("Subject: Hello");
        mailbox.Said.Select(line => line.Split(' ')[0]).ShouldBe(tls == "implicit" ? [] : ["EHLO", "STARTTLS"]);
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("implicit")]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_nothing(string tls)
    {
        await using var mailbox = Mailbox(tls, "STARTTLS", "AUTH PLAIN");
        await using var connection = new MailConnection(Options(mailbox, tls));
        var fate = await connection.SendAsync(Message());

        fate.Outcome.ShouldBe(MailOutcome.Refused);
        fate.Problem.ShouldBeOfType<SslHandshakeException>();
        mailbox.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_without_a_secure_connection_gets_neither_password_nor_mail()
    {
        await using var mailbox = Mailbox("none", "AUTH PLAIN");
        await using var connection = new MailConnection(Options(mailbox, "starttls"));

        (await connection.SendAsync(Message())).Outcome.ShouldBe(MailOutcome.Refused);
        mailbox.Said.Select(line => line.Split(' ')[0]).ShouldBeSubsetOf(["EHLO", "QUIT"]);
    }

    [Theory]
    [InlineData("secret", "Sent", 1)]
    [InlineData("wrong", "Refused", 0)]
    public async Task Only_who_is_known_may_send(string password, string outcome, int received)
    {
        await using var mailbox = Mailbox("none", "AUTH PLAIN");
        await using var connection = new MailConnection(Options(mailbox, "none", password));

        (await connection.SendAsync(Message())).Outcome.ToString().ShouldBe(outcome);
        mailbox.Received.Count.ShouldBe(received);
    }

    [Theory]
    [InlineData("250 taken", "Sent")]
    [InlineData("451 4.3.0 not now", "Refused")]
    [InlineData("554 5.6.0 not this", "Failed")]
    [InlineData("554 5.7.1 not from you", "Refused")]
    public async Task What_the_server_says_to_the_text_decides(string answer, string outcome)
    {
        await using var mailbox = new SmtpMailbox { Takes = answer };
        await using var connection = new MailConnection(new MailOptions { Host = "127.0.0.1", Port = mailbox.Port, Tls = "none" });
        (await connection.SendAsync(Message())).Outcome.ToString().ShouldBe(outcome);
    }

    [Theory]
    [InlineData("", "Refused")]
    [InlineData("MAIL FROM:<portal@vendor.example>", "Refused")]
    [InlineData("DATA", "Refused")]
    [InlineData(".", "Unknown")]
    public async Task A_server_that_falls_silent_is_left_and_its_last_word_decides(string said, string outcome)
    {
        var silence = new TaskCompletionSource<bool>();
        await using var mailbox = Mailbox("none", "AUTH PLAIN");
        mailbox.HangsUp = moment => moment.Said == said && !moment.IsAnswered ? silence.Task : Task.FromResult(false);
        await using var connection = new MailConnection(Options(mailbox, "none")) { LongestSending = TimeSpan.FromSeconds(2) };

        (await connection.SendAsync(Message())).Outcome.ToString().ShouldBe(outcome);
        silence.SetResult(true);
    }

    [Theory]
    [InlineData("starttls", SecureSocketOptions.StartTls)]
    [InlineData("true", SecureSocketOptions.StartTls)]
    [InlineData("Implicit", SecureSocketOptions.SslOnConnect)]
    [InlineData("none", SecureSocketOptions.None)]
    [InlineData("False", SecureSocketOptions.None)]
    public void The_former_words_for_the_kind_of_connection_still_count(string word, SecureSocketOptions security)
    {
        var options = new ConfigurationBuilder().AddInMemoryCollection([new("Tls", word)]).Build().Get<MailOptions>()!;
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        options.Security.ShouldBe(security);
    }

    [Fact]
    public void Another_word_does_not_start()
    {
        var options = new MailOptions { Tls = "nonetls" };
        Should.Throw<ValidationException>(
            () => Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true));
        new MailOptions().Security.ShouldBe(SecureSocketOptions.StartTls);
    }

    private bool IsOurs(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors) =>
        shown?.GetCertHashString() == _certificate.GetCertHashString();

    private SmtpMailbox Mailbox(string tls, params string[] offers) => new()
    {
        Offers = offers,
        Knows = Convert.ToBase64String(Encoding.UTF8.GetBytes("\0portal\0secret")),
        Certificate = _certificate,
        IsSecure = tls == "implicit",
    };

    private static MailOptions Options(SmtpMailbox mailbox, string tls, string password = "secret") =>
        new() { Host = "127.0.0.1", Port = mailbox.Port, Tls = tls, User = "portal", Password = password, From = "portal@vendor.example" };

    private static MimeMessage Message() => new(
        [new MailboxAddress("Vendor", "portal@vendor.example")], [new MailboxAddress("", "anna@example.com")], "Hello",
        new TextPart("plain") { Text = "Hello." });

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
