namespace StaticDense;

/// <summary>Checks that schedules share.</summary>
internal static class ScheduleArguments
{
    /// <summary>A number of steps to divide by.</summary>
    public static long Steps(long steps, string name) =>
        steps >= 1 ? steps : throw new ArgumentOutOfRangeException(name, steps, "The number of steps must be at least 1.");
}
