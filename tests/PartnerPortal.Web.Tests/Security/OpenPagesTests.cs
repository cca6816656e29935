using Microsoft.Extensions.Configuration;
using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Tests.Security;

public sealed class OpenPagesTests
{
    private readonly OpenPages _pages = new(new ConfigurationBuilder().Build());

    [Fact]
    public void A_person_has_a_dozen_and_another_person_a_dozen_too()
    {
        var (ann, bob) = (Guid.NewGuid(), Guid.NewGuid());
        Enumerable.Range(1, 12).ShouldAllBe(page => _pages.TryOpen(ann, $"{page}"));
        _pages.AreAll(ann).ShouldBeTrue();
        _pages.TryOpen(ann, "13").ShouldBeFalse();
        _pages.TryOpen(ann, "7").ShouldBeTrue("it is one of them");
        _pages.TryOpen(bob, "b").ShouldBeTrue();
        _pages.AreAll(bob).ShouldBeFalse();
    }

    [Fact]
    public void A_page_that_goes_makes_room_and_one_that_was_refused_takes_none_away()
    {
        var ann = Guid.NewGuid();
        foreach (var page in Enumerable.Range(1, 13)) _pages.TryOpen(ann, $"{page}");
        _pages.Close(ann, "13");
        _pages.Count(ann).ShouldBe(12);
        _pages.Close(ann, "1");
        _pages.TryOpen(ann, "13").ShouldBeTrue();
        foreach (var page in Enumerable.Range(1, 13)) _pages.Close(ann, $"{page}");
        _pages.Count(ann).ShouldBe(0);
    }

    [Fact]
    public async Task Of_many_at_once_exactly_a_dozen_get_in_however_often_pages_come_and_go()
    {
        var ann = Guid.NewGuid();
        for (var round = 0; round < 200; round++)
        {
            var opened = await Task.WhenAll(Enumerable.Range(0, 40).Select(page => Task.Run(() => _pages.TryOpen(ann, $"{page}"))));
            opened.Count(each => each).ShouldBe(12);
            await Task.WhenAll(Enumerable.Range(0, 40).Select(page => Task.Run(() => _pages.Close(ann, $"{page}"))));
            _pages.Count(ann).ShouldBe(0);
        }
    }
}
