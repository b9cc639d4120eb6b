using Digitalbeirat.Decisions.Language;
using Digitalbeirat.Kernel.Search;

namespace Digitalbeirat.Openness.Search;

sealed class GermanTokens : ITokens
{
    public IReadOnlyList<string> Of(string text) => German.Tokens(text);
}
