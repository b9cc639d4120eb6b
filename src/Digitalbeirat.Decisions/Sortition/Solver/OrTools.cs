using Google.OrTools.LinearSolver;

namespace Digitalbeirat.Decisions.Sortition.Solver;

/// <summary>Programmes solved by Google OR-Tools: GLOP for linear, SCIP for integer ones, one thread each so that the same input gives the same output.</summary>
public sealed class OrTools : ISolver
{
    /// <inheritdoc/>
    public IProgramme Linear() => new Programme("GLOP", false);

    /// <inheritdoc/>
    public IProgramme Integer() => new Programme("SCIP", true);

    /// <summary>An integer programme that is not solved by then is given up.</summary>
    const int WholeMilliseconds = 120_000;

    sealed class Programme : IProgramme
    {
        readonly Google.OrTools.LinearSolver.Solver solver;
        readonly Objective objective;
        readonly List<Variable> variables = [];
        readonly List<Constraint> rows = [];
        readonly bool whole;

        public Programme(string name, bool whole)
        {
            this.whole = whole;
            solver = Google.OrTools.LinearSolver.Solver.CreateSolver(name) ?? throw new SolverTrouble($"OR-Tools offers no {name} on this machine.");
            // GLOP starts warm only without its preprocessing.
            if (!whole) solver.SetSolverSpecificParametersAsString("use_preprocessing: false");
            // SCIP would answer an interruption itself, on standard output.
            else solver.SetSolverSpecificParametersAsString("misc/catchctrlc = FALSE");
            if (whole) solver.SetTimeLimit(WholeMilliseconds);
            objective = solver.Objective();
            objective.SetMaximization();
        }

        public double Objective => objective.Value();

        public int AddVariable(double low, double high, double gain)
        {
            var variable = solver.MakeVar(low, high, whole, "");
            objective.SetCoefficient(variable, gain);
            variables.Add(variable);
            return variables.Count - 1;
        }

        public int AddRow(double low, double high)
        {
            rows.Add(solver.MakeConstraint(low, high));
            return rows.Count - 1;
        }

        public void Set(int row, int variable, double coefficient) => rows[row].SetCoefficient(variables[variable], coefficient);

        public void Bound(int variable, double low, double high) => variables[variable].SetBounds(low, high);

        public void BoundRow(int row, double low, double high) => rows[row].SetBounds(low, high);

        public void Gain(int variable, double gain) => objective.SetCoefficient(variables[variable], gain);

        public bool Solve()
        {
            var state = solver.Solve();
            if (!whole && state is not Google.OrTools.LinearSolver.Solver.ResultStatus.OPTIMAL)
            {
                // A warm start from far away can lose its way numerically, or take a solution for none: from scratch it counts.
                solver.Reset();
                solver.SetSolverSpecificParametersAsString("use_preprocessing: true");
                state = solver.Solve();
                solver.SetSolverSpecificParametersAsString("use_preprocessing: false");
                solver.Reset();
            }
            return state switch
            {
                Google.OrTools.LinearSolver.Solver.ResultStatus.OPTIMAL => true,
                Google.OrTools.LinearSolver.Solver.ResultStatus.INFEASIBLE => false,
                _ when whole && solver.WallTime() >= WholeMilliseconds => throw new SolverTrouble($"The smallest change was not found within {WholeMilliseconds / 60_000} minutes: a programme of {variables.Count} variables and {rows.Count} rows was not solved to its end."),
                _ => throw new SolverTrouble($"OR-Tools stopped with the state {state} on a programme of {variables.Count} variables and {rows.Count} rows."),
            };
        }

        public double Value(int variable) => variables[variable].SolutionValue();

        public double Dual(int row) => rows[row].DualValue();

        public double ReducedCost(int variable) => variables[variable].ReducedCost();

        public void Dispose() => solver.Dispose();
    }
}
