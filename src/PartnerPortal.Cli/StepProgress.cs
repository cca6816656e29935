using Spectre.Console;

namespace PartnerPortal.Cli;

/// <summary>Shows steps on stderr: bars on a terminal, one line a step elsewhere.</summary>
internal static class StepProgress
{
    public static async Task<T> ShowAsync<T>(Func<Action<string, long, long>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            var last = "";
            return await work((step, _, _) =>
            {
                if (step != last) Console.Error.WriteLine(last = step);
            });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RateColumn(),
                new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var tasks = new Dictionary<string, ProgressTask>();
                return work((step, done, total) =>
                {
                    lock (tasks)
                    {
                        if (!tasks.TryGetValue(step, out var task))
                        {
                            foreach (var before in tasks.Values) before.Value = before.MaxValue;
                            tasks[step] = task = context.AddTask(Markup.Escape(step));
                        }

                        task.MaxValue = Math.Max(total, 1);
                        task.Value = total == 0 ? 1 : done;
                    }
                });
            });
    }
}
