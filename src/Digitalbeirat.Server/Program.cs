using Digitalbeirat.Server.Commands;

// One program: the server, and everything the office and its IT do on the command line. A command that cannot be understood ends with status 2.
var parsed = Root.Command().Parse(args);
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
Console.Error.WriteLine($"--help tells what {parsed.CommandResult.Command.Name} takes.");
return 2;
