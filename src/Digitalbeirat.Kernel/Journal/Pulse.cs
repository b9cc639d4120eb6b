namespace Digitalbeirat.Kernel.Journal;

/// <summary>Wakes the readers and the jobs after a commit of this process; other nodes' commits are found by looking every few seconds.</summary>
public sealed class Pulse
{
    volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Beat() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Take it before looking, wait for it after: nothing that happens between is missed.</summary>
    public Task Next => next.Task;
}
