namespace Digitalbeirat.Kernel.Access;

/// <summary>A person and how far this session may be trusted.</summary>
/// <param name="Dormant">Roles that do not count here.</param>
/// <param name="ProvenAt">When they last proved who they are.</param>
public sealed record Recognised(Person Person, Roles Dormant, DateTimeOffset ProvenAt);
