using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Room for sixteen people: what their votes say, their noise, and where they stand. All but the first stands entry by entry, sixteen people side by side.</summary>
sealed class Room
{
    /// <summary>How many people are placed at once.</summary>
    public const int People = Said.Lanes;

    const int Turned = Said.Sums * People, Matrices = 2 * Turned, Rights = Matrices + Packed.Entries * People, Directions = Rights + Packed.Size * People, Means = Directions + 2 * Packed.Size * People, Noises = Means + Packed.Size * People;

    readonly Lines all = new(Noises + People);

    public Room() => Noise.Fill(1);

    /// <summary>The sums of what the votes of one of the people say.</summary>
    public Span<float> Gathered(int place) => all.All.Slice(place * Said.Sums, Said.Sums);

    /// <summary>The same entry by entry, once they are turned.</summary>
    public Span<float> Sums => all.All[Turned..Matrices];

    /// <summary>The packed matrix of everybody's equations; then its factor, what inverts that, or the covariance. Behind it their right sides, and two directions of which one may want to know how sure they are.</summary>
    public Span<float> Matrix => all.All[Matrices..Means];

    public Span<float> Right => all.All[Rights..Directions];

    public Span<float> Direction(int which) => all.All.Slice(Directions + which * Packed.Size * People, Packed.Size * People);

    /// <summary>Style and the seven places.</summary>
    public Span<float> Mean => all.All[Means..Noises];

    /// <summary>Noise of each person; 1 is ordinary.</summary>
    public Span<float> Noise => all.All[Noises..];

    public Vector512<float> Sum(int entry) => Vector512.Create(Sums[(entry * People)..]);

    /// <summary>How far a person's answers together lie above the mean answers.</summary>
    public float OffOf(int place) => Sums[Said.Off * People + place];

    [MethodImpl(Compiled.AtOnce)]
    public void Turn()
    {
        for (var third = 0; third < Said.Sums; third += 16) Said.Transpose(all.All[third..], Said.Sums, Sums[(third * People)..], People);
    }
}
