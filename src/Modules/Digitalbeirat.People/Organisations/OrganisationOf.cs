namespace Digitalbeirat.People.Organisations;

/// <summary>The organisation somebody speaks for.</summary>
public sealed record OrganisationOf(string Number, string Name);
