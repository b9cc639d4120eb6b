using Digitalbeirat.Server.Commands;

// One program: the server, and everything the office and its IT do on the command line. A command that cannot be understood ends with status 2.
var command = Root.Command().Parse(args);
var status = await command.InvokeAsync();
return command.Errors.Count > 0 ? 2 : status;
