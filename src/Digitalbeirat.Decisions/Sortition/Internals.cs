[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Digitalbeirat.Bench")]
