namespace PartnerPortal.Demo;

/// <summary>
/// SplitMix64: the same seed gives the same numbers on every machine and runtime, which System.Random does not promise.
/// Integers only, so that no floating point unit has a say.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>0 up to, not including, the bound.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(Next(), (ulong)bound, out _);
    }

    /// <summary>Both bounds included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Every <c>#</c> of the pattern becomes a digit.</summary>
    public string Digits(string pattern) =>
        string.Create(pattern.Length, (pattern, random: this), static (text, state) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = state.pattern[i] == '#' ? (char)('0' + state.random.Below(10)) : state.pattern[i];
            }
        });

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
