using System.Runtime.CompilerServices;

namespace Digitalbeirat.Decisions.Opinion.Numerics;

/// <summary>When a method is compiled.</summary>
static class Compiled
{
    /// <summary>For speed from its first call on. Usually that waits for dozens of calls: maps are drawn so seldom that for hours every one would be drawn at half speed.</summary>
    public const MethodImplOptions AtOnce = MethodImplOptions.AggressiveOptimization;
}
