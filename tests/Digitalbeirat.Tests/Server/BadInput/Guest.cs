using System.Text.RegularExpressions;
using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.Server.BadInput;

/// <param name="Outside">The door did not let them in at all.</param>
/// <param name="Wrong">What should never be answered; null where the answer is a clear one.</param>
sealed record Answer(int Status, bool Outside, string? Wrong);

/// <summary>Somebody whose cookies stay what they were when they came, however often they are signed out, and who reads every answer with suspicion.</summary>
sealed partial class Guest : IDisposable
{
    readonly HttpClient http;
    readonly string token;

    Guest(string name, HttpClient http, string token) => (Name, this.http, this.token) = (name, http, token);

    public string Name { get; }

    public static async Task<Guest> Of(string name, Visitor visitor)
    {
        await visitor.Open("/anmelden");
        if (visitor.Page.QuerySelector("input[name='token']") is null) await visitor.Open("/konto");
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = visitor.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", visitor.Cookies.GetCookieHeader(visitor.Http.BaseAddress!));
        return new(name, http, visitor.Token);
    }

    public Task<Answer> Get(string path) => Ask(new HttpRequestMessage(HttpMethod.Get, path));

    /// <param name="forged">In the place of the token; "" for none.</param>
    public Task<Answer> Post(string path, HttpContent body, string? forged = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        if (forged is not "") request.Headers.Add("RequestVerificationToken", forged ?? token);
        return Ask(request);
    }

    async Task<Answer> Ask(HttpRequestMessage request)
    {
        using (request)
        using (var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
            var status = (int)answer.StatusCode;
            var type = answer.Content.Headers.ContentType?.MediaType ?? "";
            // A live page has no end to wait for.
            var text = type == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync();
            return new(status, status is 401 or 403 || answer.Headers.Location?.OriginalString.StartsWith("/anmelden?zurueck", StringComparison.Ordinal) == true, status >= 500 ? $"{status}" : Trace().IsMatch(text) ? "a stack trace" : type is not ("application/json" or "text/csv" or "text/plain") && Script().IsMatch(text) ? "a script of theirs" : null);
        }
    }

    [GeneratedRegex(@"^\s+at [\w.<>`]+\(|Exception: ", RegexOptions.Multiline)]
    private static partial Regex Trace();

    [GeneratedRegex(@"<script>alert\(4711\)|<img src=x onerror")]
    private static partial Regex Script();

    public void Dispose() => http.Dispose();
}
