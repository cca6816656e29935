using PartnerPortal.Data;

namespace PartnerPortal.Web.Components.Public;

/// <summary>What a failure means for somebody who was doing something: whether it is saved.</summary>
/// <param name="TitleKey">What happened.</param>
/// <param name="TextKey">What that means, and what to do.</param>
/// <param name="Status">As an answer of HTTP.</param>
public sealed record Failure(string TitleKey, string TextKey, int Status)
{
    private static readonly Failure Fault = new("problem.title", "problem.text", StatusCodes.Status500InternalServerError);

    private static readonly Failure NotSaved = new("problem.outage", "problem.outageText", StatusCodes.Status503ServiceUnavailable);

    private static readonly Failure Saved = new("problem.outage", "problem.savedText", StatusCodes.Status503ServiceUnavailable);

    private static readonly Failure Unsure = new("problem.unsure", "problem.unsureText", StatusCodes.Status503ServiceUnavailable);

    /// <summary>Of the exception that ended the current request or event.</summary>
    public static Failure Of(Exception? exception) => exception switch
    {
        _ when IsUnsure(exception) => Unsure,
        _ when !DatabaseFailure.IsOutage(exception) => Fault,
        _ => SavedWork.Happened ? Saved : NotSaved,
    };

    /// <summary>The text for somebody whose form is still there to be sent again, with the same id.</summary>
    public static string KeptTextKey(Exception exception) => IsUnsure(exception) || SavedWork.Happened
        ? "problem.keptUnsure"
        : "problem.kept";

    private static bool IsUnsure(Exception? exception) =>
        exception is CommitUnknownException || (exception?.InnerException is { } inner && IsUnsure(inner));
}
