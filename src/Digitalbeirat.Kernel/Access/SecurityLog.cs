using System.Collections;
using System.Globalization;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Kernel.Access;

/// <summary>Tells the office's IT what happened at the doors, in a category of its own. Of people it names the number alone, which only the house can tell a name to, and the network they came from, not the address.</summary>
public sealed class SecurityLog(ILoggerFactory logs, AppDb db, Actor actor, IHttpContextAccessor context)
{
    public const string Category = "Digitalbeirat.Security";

    readonly ILogger log = logs.CreateLogger(Category);

    /// <summary>Notes it now, or within a change as soon as that is on the disk; nothing where the change is taken back.</summary>
    /// <param name="person">Whose account it is about; null where there is none.</param>
    /// <param name="detail">A word of ours, never one of theirs.</param>
    public void Note(SecurityEvent what, long? person = null, string detail = "")
    {
        var line = new Line(db.Now, what, person, actor.Id, NetworkAddress.Area(context.HttpContext?.Connection.RemoteIpAddress), detail);
        db.Afterwards(() => log.Log(what.Level, new EventId(what.Id, what.Name), line, null, (said, _) => said.ToString()));
    }

    /// <summary>What happened at the door that somebody asked for; which door is the detail.</summary>
    public static void NoteDoor(HttpContext http, SecurityEvent what) =>
        http.RequestServices.GetRequiredService<SecurityLog>().Note(what, detail: (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "");

    /// <summary>Roles somebody has now and had not, and the other way round.</summary>
    public void NoteRoles(long person, Roles before, Roles now)
    {
        if ((now & ~before) is not Roles.None and var given) Note(SecurityEvent.RoleGiven, person, given.ToString());
        if ((before & ~now) is not Roles.None and var taken) Note(SecurityEvent.RoleTaken, person, taken.ToString());
    }

    /// <summary>One event, for programs by its fields and for people as one line.</summary>
    sealed class Line(DateTimeOffset at, SecurityEvent what, long? person, long? by, string network, string detail) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        readonly KeyValuePair<string, object?>[] fields =
            [new("At", at), new("Event", what.Name), new("Person", person), new("By", by), new("Network", network), new("Detail", detail)];

        public int Count => fields.Length;
        public KeyValuePair<string, object?> this[int index] => fields[index];
        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => fields.AsEnumerable().GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"at={at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}Z event={what.Name} id={what.Id} person={Or(person)} by={Or(by)} network={(network.Length > 0 ? network : "-")} detail=\"{detail}\"");

        static string Or(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";
    }
}
