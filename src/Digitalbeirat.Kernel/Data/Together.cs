namespace Digitalbeirat.Kernel.Data;

/// <summary>One question for many: while it is under way, others who would ask the same gather, and the first of them asks for all (docs/adr/0037).
/// A question to a database on another machine costs a journey, whether it is about one or about fifty.</summary>
/// <param name="ask">Answers each of those asked about; who is missing in it gets the default.</param>
public sealed class Together<TAsked, TAnswer>(Func<AppDb, IReadOnlyCollection<TAsked>, Task<IReadOnlyDictionary<TAsked, TAnswer>>> ask) where TAsked : notnull
{
    /// <summary>So many at the most share a question.</summary>
    const int Most = 64;

    readonly Lock gate = new();
    readonly List<Waiter> waiting = [];
    bool busy;

    /// <summary>What they wait for: the answers somebody else was given, or null: it is their turn to ask.</summary>
    sealed class Waiter(TAsked asked) : TaskCompletionSource<IReadOnlyDictionary<TAsked, TAnswer>?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TAsked Asked => asked;
    }

    /// <summary>The answer to <paramref name="asked"/>, found under its own name: nobody can be given another's.</summary>
    public async Task<TAnswer?> Ask(AppDb db, TAsked asked)
    {
        Waiter? me = null;
        lock (gate)
        {
            if (busy) waiting.Add(me = new(asked));
            busy = true;
        }
        var answers = (me is null ? null : await me.Task) ?? await Lead(db, asked);
        return answers.GetValueOrDefault(asked);
    }

    async Task<IReadOnlyDictionary<TAsked, TAnswer>> Lead(AppDb db, TAsked mine)
    {
        try
        {
            var others = Take(Most - 1);
            if (others.Count == 0) return await ask(db, [mine]);
            return await AskFor(db, mine, others);
        }
        finally
        {
            PassOn();
        }
    }

    async Task<IReadOnlyDictionary<TAsked, TAnswer>> AskFor(AppDb db, TAsked mine, List<Waiter> others)
    {
        try
        {
            var answers = await ask(db, [.. others.Select(o => o.Asked).Append(mine).Distinct()]);
            foreach (var other in others) other.SetResult(answers);
            return answers;
        }
        catch (Exception error) when (db.Store.IsUnreachable(error) || db.Store.IsFull(error))
        {
            foreach (var other in others) other.SetException(error);
            throw;
        }
        catch (Exception)
        {
            // Whoever fails fails alone.
            foreach (var other in others)
                try
                {
                    other.SetResult(await ask(db, [other.Asked]));
                }
                catch (Exception theirs)
                {
                    other.SetException(theirs);
                }
            return await ask(db, [mine]);
        }
    }

    List<Waiter> Take(int most)
    {
        lock (gate)
        {
            var taken = waiting.GetRange(0, Math.Min(most, waiting.Count));
            waiting.RemoveRange(0, taken.Count);
            return taken;
        }
    }

    void PassOn()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                busy = false;
                return;
            }
        }
        Take(1)[0].SetResult(null);
    }
}
