using PartnerPortal.Demo;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Demo;

public sealed class ImportFileWriterTests
{
    [Fact]
    public void Quotes_commas_line_ends_and_signs_are_written_as_RFC_4180_says()
    {
        using var folder = new SampleFolder();
        var path = Path.Combine(folder.Path, "any.csv");
        using (var file = new ImportFileWriter(path, "text,amount,rate,date,number"))
        {
            file.Text("a \"b\", c\nd").Cents(-5).TenThousandths(9_543).Date(new(2026, 2, 3)).Number(null).EndRow();
            file.Text(null).Cents(123_456_789_01).TenThousandths(120_000).Date(null).Number(-7).EndRow();
        }

        File.ReadAllText(path).ShouldBe(
            "text,amount,rate,date,number\r\n\"a \"\"b\"\", c\nd\",-0.05,0.9543,2026-02-03,\r\n,123456789.01,12.0000,,-7\r\n");
    }

    [Fact]
    public void Rows_longer_than_the_buffer_together_all_arrive()
    {
        using var folder = new SampleFolder();
        using (var file = new ImportFileWriter(Path.Combine(folder.Path, "any.csv"), "text,number"))
        {
            for (var number = 0; number < 50_000; number++) file.Text("контора").Number(number).EndRow();
        }

        var rows = folder.Rows("any");
        rows.Count.ShouldBe(50_000);
        rows.Select(row => row["number"]).ShouldBe(
            Enumerable.Range(0, 50_000).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        rows.ShouldAllBe(row => row["text"] == "контора");
    }
}
