namespace Digitalbeirat.Kernel.Access;

/// <summary>What a person is here. One person may be several things.</summary>
[Flags]
public enum Roles
{
    None = 0, Resident = 1, Organisation = 2, Board = 4, Unit = 8, Council = 16, Moderator = 32, Office = 64, Administrator = 128,
}
