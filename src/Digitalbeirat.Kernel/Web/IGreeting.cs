namespace Digitalbeirat.Kernel.Web;

/// <summary>Runs before a page is made for somebody who is signed in; at most one query, for every page pays for it.</summary>
public interface IGreeting
{
    Task Greet(long personId, Site site);
}
