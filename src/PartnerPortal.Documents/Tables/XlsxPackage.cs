using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PartnerPortal.Documents.Tables;

/// <summary>
/// The parts of a workbook around its one sheet. Written straight into the archive, since the package classes would keep every part in memory.
/// </summary>
internal static class XlsxPackage
{
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string ContentTypes = $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Override PartName="/xl/workbook.xml" ContentType="{Main}.sheet.main+xml"/>
          <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Main}.worksheet+xml"/>
          <Override PartName="/xl/styles.xml" ContentType="{Main}.styles+xml"/>
        </Types>
        """;

    private const string RootRelationships = $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="rId1" Type="{Relationships}/officeDocument" Target="xl/workbook.xml"/>
        </Relationships>
        """;

    private const string WorkbookRelationships = $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="rId1" Type="{Relationships}/worksheet" Target="worksheets/sheet1.xml"/>
          <Relationship Id="rId2" Type="{Relationships}/styles" Target="styles.xml"/>
        </Relationships>
        """;

    /// <summary>All entries bear the first moment that a ZIP file knows, so that the same list gives the same bytes.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void WriteFixedParts(ZipArchive archive)
    {
        WriteText(archive, "[Content_Types].xml", ContentTypes);
        WriteText(archive, "_rels/.rels", RootRelationships);
        WriteText(archive, "xl/_rels/workbook.xml.rels", WorkbookRelationships);
        WriteElement(archive, "xl/workbook.xml", new Workbook(new Sheets(new Sheet { Name = "1", SheetId = 1, Id = "rId1" })));
        WriteElement(archive, "xl/styles.xml", XlsxStyles.Stylesheet());
    }

    public static Stream OpenSheet(ZipArchive archive) => Open(archive, "xl/worksheets/sheet1.xml");

    private static void WriteText(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(Open(archive, name));
        writer.Write(text);
    }

    private static void WriteElement(ZipArchive archive, string name, OpenXmlElement element)
    {
        using var stream = Open(archive, name);
        using var writer = OpenXmlWriter.Create(stream);
        writer.WriteStartDocument(true);
        writer.WriteElement(element);
    }

    private static Stream Open(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }
}
