using PartnerPortal.Domain;

namespace PartnerPortal.Application.Imports.Files;

/// <summary>The known files of a folder; others are none of its business.</summary>
internal sealed record ImportFolder(string Directory, IReadOnlyList<FileSchema> Files, bool HasTerms)
{
    public const string Terms = "terms.json";

    /// <summary>All files, each after those that it refers to: the order of reading, checking and registering.</summary>
    public static readonly IReadOnlyList<FileSchema> Known =
    [
        RatesFile.Schema, PartnersFile.Schema, CustomersFile.Schema, AttributionsFile.Schema, InvoicesFile.Schema, CreditNotesFile.Schema,
        InvoiceLinesFile.Schema, CreditLinesFile.Schema, PaymentsFile.Schema, ServicesFile.Schema,
    ];

    /// <exception cref="RuleViolationException">There is no such folder, or nothing to import in it.</exception>
    public static ImportFolder Open(string directory)
    {
        if (!System.IO.Directory.Exists(directory))
        {
            throw new RuleViolationException("import.no_folder", $"There is no folder {directory}", directory);
        }

        var files = Known.Where(file => File.Exists(Path.Combine(directory, file.Name))).ToList();
        var terms = File.Exists(Path.Combine(directory, Terms));
        if (files.Count > 0 || terms) return new ImportFolder(directory, files, terms);

        var names = string.Join(", ", Known.Select(file => file.Name).Append(Terms));
        throw new RuleViolationException("import.nothing_to_import", $"{directory} has none of the files {names}", directory, names);
    }

    public string PathOf(string file) => Path.Combine(Directory, file);
}
