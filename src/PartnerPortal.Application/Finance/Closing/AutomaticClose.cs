namespace PartnerPortal.Application.Finance.Closing;

/// <summary>Whether months are closed without anybody asking for it, and from which day of the next month on.</summary>
internal sealed record AutomaticClose(bool On, int Day)
{
    /// <summary>What a program has chosen; $1 is the program.</summary>
    public const string OfProgram = """
        select automatic_close as "on", automatic_close_day as day from program where program_id = $1
        """;
}
