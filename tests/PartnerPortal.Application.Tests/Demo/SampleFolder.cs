using CsvHelper;
using Shouldly;

namespace PartnerPortal.Application.Tests.Demo;

/// <summary>A scratch folder of import files, read back by somebody else's CSV reader.</summary>
internal sealed class SampleFolder : IDisposable
{
    private static readonly CsvReaderOptions Strict = new()
    {
        Separator = ',',
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    public string Path { get; } = Directory.CreateTempSubdirectory("portal-sample-").FullName;

    public List<Dictionary<string, string>> Rows(string file)
    {
        using var csv = CsvReader.FromFile(File(file), Strict);
        List<Dictionary<string, string>> rows = [];
        while (csv.Read())
        {
            rows.Add(
                csv.Headers.Select((column, index) => (column, index)).ToDictionary(
                    field => field.column, field => csv.GetString(field.index)));
        }

        return rows;
    }

    public byte[] Bytes(string file) => System.IO.File.ReadAllBytes(File(file));

    public void ShouldEqual(SampleFolder other)
    {
        foreach (var path in Directory.GetFiles(Path))
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(path);
            Bytes(name).AsSpan().SequenceEqual(other.Bytes(name)).ShouldBeTrue(name);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string File(string name) => System.IO.Path.Combine(Path, name + ".csv");
}
