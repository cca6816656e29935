using FsCheck;
using FsCheck.Fluent;

namespace PartnerPortal.Domain.Tests;

/// <summary>A statement that holds for every value of a generator; a failure names the value and the seed that repeats it.</summary>
internal static class Property
{
    public static void Check<T>(Gen<T> values, Action<T> holds, int times = 500) =>
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(times).WithQuietOnSuccess(true),
            Prop.ForAll(values.ToArbitrary(), holds));
}
