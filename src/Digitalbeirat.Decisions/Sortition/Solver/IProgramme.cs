namespace Digitalbeirat.Decisions.Sortition.Solver;

/// <summary>A linear or integer programme that maximises, grows and is solved again. The one border between the lottery and whoever solves for it.</summary>
public interface IProgramme : IDisposable
{
    /// <summary>Adds a variable; returns its number, counted from 0.</summary>
    /// <param name="low">The least it may be; may be negative infinity.</param>
    /// <param name="high">The most it may be; may be infinity.</param>
    /// <param name="gain">Its coefficient in the objective, which is maximised.</param>
    int AddVariable(double low, double high, double gain);

    /// <summary>Adds a row low ≤ Σ coefficients ≤ high without coefficients; returns its number, counted from 0.</summary>
    int AddRow(double low, double high);

    /// <summary>Sets the coefficient of a variable in a row.</summary>
    void Set(int row, int variable, double coefficient);

    /// <summary>Changes a variable's bounds.</summary>
    void Bound(int variable, double low, double high);

    /// <summary>Changes a row's bounds.</summary>
    void BoundRow(int row, double low, double high);

    /// <summary>Changes a variable's coefficient in the objective.</summary>
    void Gain(int variable, double gain);

    /// <summary>Solves; false when there is no solution.</summary>
    /// <exception cref="SolverTrouble">The solver stopped with neither an optimum nor a proof that there is none.</exception>
    bool Solve();

    /// <summary>The optimal objective.</summary>
    double Objective { get; }

    /// <summary>A variable's value in the optimum.</summary>
    double Value(int variable);

    /// <summary>A row's dual value (linear programmes only).</summary>
    double Dual(int row);

    /// <summary>A variable's reduced cost (linear programmes only).</summary>
    double ReducedCost(int variable);
}

/// <summary>Makes programmes.</summary>
public interface ISolver
{
    /// <summary>An empty linear programme.</summary>
    IProgramme Linear();

    /// <summary>An empty programme whose variables are integers.</summary>
    IProgramme Integer();
}
