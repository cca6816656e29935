namespace PartnerPortal.Web.Security;

/// <summary>
/// Lets what arrives begin in the order in which it arrived, though each is asked about first and answers may overtake each other: a click
/// must
/// not overtake what was typed before it. What has begun holds nobody up.
/// </summary>
internal sealed class ArrivalOrder
{
    private readonly Lock _guard = new();
    private Task _before = Task.CompletedTask;

    /// <summary>Asks at once, and begins when everything before has begun or was refused.</summary>
    /// <param name="mayBegin">The question.</param>
    /// <param name="begin">Begins before it first pauses.</param>
    /// <param name="refuse">Instead.</param>
    public async Task RunAsync(Func<Task<bool>> mayBegin, Func<Task> begin, Action refuse)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Take(begun.Task);
        var work = Task.CompletedTask;
        try
        {
            var may = await mayBegin();
            await before;
            if (may) work = begin();
            else refuse();
        }
        finally
        {
            begun.SetResult();
        }

        await work;
    }

    private Task Take(Task mine)
    {
        lock (_guard)
        {
            var before = _before;
            _before = mine;
            return before;
        }
    }
}
