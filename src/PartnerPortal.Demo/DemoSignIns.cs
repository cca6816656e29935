using PartnerPortal.Application.People.Persons;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Demo;

/// <summary>
/// The sign-ins of the demo, kept in a file for its owner alone and printed at every start. Its being there says that this portal is a
/// demo.
/// </summary>
internal sealed class DemoSignIns(string data)
{
    private readonly string _path = Path.Combine(data, "demo-sign-ins.txt");

    public bool Exist => File.Exists(_path);

    public Task<string[]> ReadAsync(CancellationToken ct) => File.ReadAllLinesAsync(_path, ct);

    /// <summary>Makes a password for each person.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(data);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(_path, options);
        foreach (var person in DemoPerson.All)
        {
            var role = Vocabulary<PortalRole>.Text(person.Role).Replace('_', ' ');
            await writer.WriteLineAsync($"{person.Email,-22} {Passphrase.Next()}   {role} {person.PartnerId}".TrimEnd().AsMemory(), ct);
        }
    }

    /// <summary>The password that a line of the file gives to a person.</summary>
    public static string PasswordOf(DemoPerson person, IEnumerable<string> lines) => lines
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .First(words => words.Length > 1 && words[0] == person.Email)[1];
}
