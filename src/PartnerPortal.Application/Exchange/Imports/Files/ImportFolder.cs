using PartnerPortal.Data.Files;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>The known files of a folder, marked as they were when it was opened; others are none of its business.</summary>
internal sealed class ImportFolder : IDisposable
{
    public const string Terms = "terms.json";

    /// <summary>All files, each after those that it refers to: the order of reading, checking and registering.</summary>
    public static readonly IReadOnlyList<FileSchema> Known =
    [
        RatesFile.Schema, PartnersFile.Schema, CustomersFile.Schema, AttributionsFile.Schema, InvoicesFile.Schema, CreditNotesFile.Schema,
        InvoiceLinesFile.Schema, CreditLinesFile.Schema, PaymentsFile.Schema, ServicesFile.Schema,
    ];

    private readonly Dictionary<string, MarkedFile> _marked = [];
    private readonly List<ImportReject> _refused = [];

    private ImportFolder()
    {
    }

    public IEnumerable<FileSchema> Files => Known.Where(file => _marked.ContainsKey(file.Name));

    public bool HasTerms => _marked.ContainsKey(Terms);

    /// <summary>Names that stand for something else than a file of this folder. With any, none of the files is read.</summary>
    public IReadOnlyList<ImportReject> Refused => _refused;

    /// <exception cref="RuleViolationException">There is no such folder, or nothing to import in it.</exception>
    public static ImportFolder Open(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new RuleViolationException("import.no_folder", $"There is no folder {directory}", directory);
        }

        var folder = new ImportFolder();
        string[] names = [.. Known.Select(file => file.Name), Terms];
        foreach (var name in names) folder.Mark(directory, name);
        if (folder._marked.Count > 0 || folder._refused.Count > 0) return folder;

        var listed = string.Join(", ", names);
        throw new RuleViolationException("import.nothing_to_import", $"{directory} has none of the files {listed}", directory, listed);
    }

    public FileStream OpenFile(string name) => _marked[name].Open();

    public void Dispose()
    {
        foreach (var file in _marked.Values) file.Dispose();
    }

    private void Mark(string directory, string name)
    {
        try
        {
            if (MarkedFile.TryMark(directory, name) is { } file) _marked[name] = file;
        }
        catch (IOException refused)
        {
            _refused.Add(new ImportReject(name, 1, "", "", refused.Message));
        }
    }
}
