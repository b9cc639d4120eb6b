namespace Digitalbeirat.Server.Commands;

/// <summary>How far long work is, on standard error: one line that rewrites itself on a terminal, a line every ten percent elsewhere.</summary>
static class Progress
{
    public static Action<long> Lines(long total)
    {
        var said = -1L;
        return done =>
        {
            var percent = total == 0 ? 100 : Math.Min(100, 100 * done / total);
            if (Console.IsErrorRedirected)
            {
                if (percent / 10 == said) return;
                said = percent / 10;
                Console.Error.WriteLine($"{percent,3} % ({done:N0} of about {total:N0})");
            }
            else
            {
                var bar = new string('█', (int)(percent / 4)).PadRight(25, '░');
                Console.Error.Write($"\r{bar} {percent,3} %  {done:N0} of about {total:N0}");
            }
        };
    }
}
