using System.Diagnostics;
using System.Text;
using PartnerPortal.Documents.Typesetting;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Documents;

public sealed class TypesettingPoolTests : IDisposable
{
    private static readonly byte[] Nothing = Encoding.UTF8.GetBytes("{}");
    private readonly DirectoryInfo _templates = Directory.CreateTempSubdirectory("typesetting-tests-");

    public TypesettingPoolTests()
    {
        Write("page", "#set document(date: datetime(year: 2026, month: 1, day: 1))\n#set text(font: \"Inter\")\nHello");
        Write("wrong", "#json(bytes(sys.inputs.data)).missing");
        Write("endless", "#for a in range(100000) { for b in range(100000) { let c = a + b } }");
    }

    public void Dispose() => _templates.Delete(recursive: true);

    [Fact]
    public async Task A_faulty_template_says_what_is_wrong_and_the_worker_goes_on()
    {
        await using var pool = Pool();

        var fault = await Should.ThrowAsync<TypesettingException>(() => pool.TypesetAsync("wrong", Nothing, default));

        fault.Message.ShouldContain("wrong.typ");
        fault.Message.ShouldContain("missing");
        (await pool.TypesetAsync("page", Nothing, default)).Length.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task A_document_that_takes_too_long_is_given_up()
    {
        await using var pool = Pool(limit: 3);
        var clock = Stopwatch.StartNew();

        var fault = await Should.ThrowAsync<TypesettingException>(() => pool.TypesetAsync("endless", Nothing, default));

        fault.Message.ShouldContain("longer than 3 s");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Cancelling_frees_the_place_at_once()
    {
        await using var pool = Pool();
        using var cancelling = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<OperationCanceledException>(() => pool.TypesetAsync("endless", Nothing, cancelling.Token));

        (await pool.TypesetAsync("page", Nothing, default)).Length.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task A_killed_worker_is_replaced()
    {
        await using var pool = Pool();
        var before = await pool.TypesetAsync("page", Nothing, default);

        using (var worker = Process.GetProcessById(pool.IdleProcessIds.Single())) worker.Kill();

        (await pool.TypesetAsync("page", Nothing, default)).ShouldBe(before);
    }

    [Fact]
    public async Task A_worker_that_has_grown_too_large_is_replaced()
    {
        await using var pool = new TypesettingPool(new() { Workers = 1, TemplateDirectory = _templates.FullName, MostMebibytes = 1 });
        var before = await pool.TypesetAsync("page", Nothing, default);

        pool.IdleProcessIds.ShouldBeEmpty();

        (await pool.TypesetAsync("page", Nothing, default)).ShouldBe(before);
    }

    [Fact]
    public async Task Missing_packages_are_named()
    {
        await using var pool = new TypesettingPool(new() { WorkerDirectory = _templates.FullName });

        var fault = await Should.ThrowAsync<TypesettingException>(() => pool.TypesetAsync("page", Nothing, default));

        fault.Message.ShouldContain("npm ci");
    }

    private TypesettingPool Pool(int limit = 60) =>
        new(new() { Workers = 1, TemplateDirectory = _templates.FullName, TimeLimit = TimeSpan.FromSeconds(limit) });

    private void Write(string name, string source) => File.WriteAllText(Path.Combine(_templates.FullName, name + ".typ"), source);
}
