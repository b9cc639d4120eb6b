using Digitalbeirat.Server.Commands;

// One program: the server, and everything the office and its IT do on the command line.
return await Root.Command().Parse(args).InvokeAsync();
