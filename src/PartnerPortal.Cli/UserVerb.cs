using System.CommandLine;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Cli;

/// <summary>
/// <c>user add</c>: the first people, before anybody can invite. <c>user rescue</c>: the last one, when nobody can help. <c>user link</c>:
/// the
/// links of mail that does not go.
/// </summary>
internal static class UserVerb
{
    public static Command Create()
    {
        var email = new Argument<string>("email");
        var name = new Option<string>("--name") { Description = "As shown to others", Required = true };
        var role = new Option<string>("--role") { Description = string.Join(", ", Vocabulary<PortalRole>.Words), Required = true };
        role.AcceptOnlyFromAmong([.. Vocabulary<PortalRole>.Words]);
        var partner = new Option<string?>("--partner") { Description = "The partner's number, for its people" };
        var language = new Option<string>("--language") { Description = "Language of screens and mails", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong([.. LanguageCodes.All]);
        var fromInput = new Option<bool>(
            "--password-stdin") { Description = "Read the password from standard input instead of making one" };
        var add = new Command(
            "add", "Add a person who can sign in; prints the password that was made") { email, name, role, partner, language, fromInput };
        add.SetAction((parsed, ct) => PortalSession.RunAsync(
            async (session, token) =>
            {
                var given = parsed.GetValue(fromInput) ? (await Console.In.ReadLineAsync(token) ?? "") : null;
                var password = given ?? Passphrase.Next();
                await session.Get<AddUser>().RunAsync(
                    new AddUserCommand(
                        parsed.GetValue(email)!, parsed.GetValue(name)!, Vocabulary<PortalRole>.Parse(parsed.GetValue(role)!),
                        parsed.GetValue(partner), parsed.GetValue(language)!, password),
                    token);
                if (given is null) Console.WriteLine(password);
                return ExitCode.Done;
            },
            ct));
        return new Command("user", "People who can sign in") { add, Rescue(), Link() };
    }

    /// <summary>For people whose mail does not go, because there is no mail server yet.</summary>
    private static Command Link()
    {
        var email = new Argument<string>("email");
        var link = new Command(
            "link", "Print the links that wait in mail to a person: an invitation, a new password, an agreement") { email };
        link.SetAction((parsed, ct) => PortalSession.RunAsync(
            async (session, token) =>
            {
                var waiting = await session.Get<PersonalLinks>().OfAsync(parsed.GetValue(email)!, token);
                foreach (var one in waiting) Console.WriteLine($"{one.CreatedAt:yyyy-MM-dd HH:mm} {one.Kind.Text} {Address()}/{one.Path}");
                return waiting.Count > 0
                    ? ExitCode.Done
                    : PortalSession.Fail(ExitCode.StateForbids, "No mail to this address has a link and waits.");
            },
            ct));
        return link;
    }

    private static string Address() =>
        Environment.GetEnvironmentVariable("Address") is { Length: > 0 } named ? named.TrimEnd('/') : "http://localhost:5080";

    /// <summary>For the only administrator who lost both password and second factor.</summary>
    private static Command Rescue()
    {
        var email = new Argument<string>("email");
        var rescue = new Command("rescue", "Take away a person's second factor and print a new password") { email };
        rescue.SetAction((parsed, ct) => PortalSession.RunAsync(
            async (session, token) =>
            {
                Console.WriteLine(await session.Get<RescueUser>().RunAsync(parsed.GetValue(email)!, token));
                return ExitCode.Done;
            },
            ct));
        return rescue;
    }
}
