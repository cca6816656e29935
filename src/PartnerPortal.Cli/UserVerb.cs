using System.CommandLine;
using PartnerPortal.Application.Access;
using PartnerPortal.Data.Identity;
using PartnerPortal.Domain;

namespace PartnerPortal.Cli;

/// <summary><c>user add</c>: the first people, before anybody can invite. <c>user rescue</c>: the last one, when nobody can help.</summary>
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
        var fromInput = new Option<bool>("--password-stdin") { Description = "Read the password from standard input instead of making one" };
        var add = new Command("add", "Add a person who can sign in; prints the password that was made") { email, name, role, partner, language, fromInput };
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
        return new Command("user", "People who can sign in") { add, Rescue() };
    }

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
