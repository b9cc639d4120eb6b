using System.Collections;

namespace Digitalbeirat.Decisions.Budgeting.Format;

/// <summary>The voters' rows, cut out of the file's text only when somebody asks for one.</summary>
sealed class VoteRows(string text, int[] offsets) : IReadOnlyList<IReadOnlyList<string>>
{
    public IReadOnlyList<string> this[int index] => PbRow.At(text, offsets[index]);

    public int Count => offsets.Length;

    public IEnumerator<IReadOnlyList<string>> GetEnumerator()
    {
        for (var i = 0; i < offsets.Length; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
