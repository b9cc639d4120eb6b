using Digitalbeirat.Decisions.Opinion;

namespace Digitalbeirat.Bench.Opinion;

/// <summary>The peer of Q1: a factor model with intercepts by alternating ridge regressions with fixed penalties.</summary>
static class Ridge
{
    public static Func<int, int, double> Fit(VoteMatrix votes, int factors, int sweeps, double penalty, double interceptPenalty)
    {
        var size = factors + 1;
        var (rows, columns) = (new List<(int, double)>[votes.Participants], new List<(int, double)>[votes.Statements]);
        for (var j = 0; j < columns.Length; j++) columns[j] = [];
        var mean = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = [];
            foreach (var cell in votes.Row(i)) mean += (double)VoteMatrix.AnswerOf(cell) / votes.Votes;
        }
        for (var i = 0; i < rows.Length; i++)
            foreach (var cell in votes.Row(i))
            {
                rows[i].Add((VoteMatrix.StatementOf(cell), VoteMatrix.AnswerOf(cell) - mean));
                columns[VoteMatrix.StatementOf(cell)].Add((i, VoteMatrix.AnswerOf(cell) - mean));
            }
        var (people, statements, seed) = (new double[rows.Length * size], new double[columns.Length * size], 7UL);
        for (var e = 0; e < statements.Length; e++) statements[e] = e % size == 0 ? 0 : (Synthetic.Uniform(ref seed) - 0.5) * 0.3;
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            Regress(rows, people, statements);
            Regress(columns, statements, people);
        }
        return (i, j) =>
        {
            var expected = mean + people[i * size] + statements[j * size];
            for (var f = 1; f < size; f++) expected += people[i * size + f] * statements[j * size + f];
            return expected;
        };

        void Regress(List<(int Other, double Answer)>[] lists, double[] own, double[] others)
        {
            var (matrix, right) = (new double[size, size], new double[size]);
            for (var i = 0; i < lists.Length; i++)
            {
                Array.Clear(matrix);
                Array.Clear(right);
                for (var f = 0; f < size; f++) matrix[f, f] = f == 0 ? interceptPenalty : penalty;
                foreach (var (other, answer) in lists[i])
                {
                    var off = answer - others[other * size];
                    for (var f = 0; f < size; f++)
                    {
                        var a = f == 0 ? 1 : others[other * size + f];
                        right[f] += a * off;
                        for (var g = 0; g < size; g++) matrix[f, g] += a * (g == 0 ? 1 : others[other * size + g]);
                    }
                }
                for (var f = 0; f < size; f++)
                    for (var row = f + 1; row < size; row++)
                    {
                        var factor = matrix[row, f] / matrix[f, f];
                        for (var g = f; g < size; g++) matrix[row, g] -= factor * matrix[f, g];
                        right[row] -= factor * right[f];
                    }
                for (var f = size - 1; f >= 0; f--)
                {
                    var sum = right[f];
                    for (var g = f + 1; g < size; g++) sum -= matrix[f, g] * own[i * size + g];
                    own[i * size + f] = sum / matrix[f, f];
                }
            }
        }
    }
}
