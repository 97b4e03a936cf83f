using Events.LocalHost.Commands;

return await CommandLine.RunAsync(args);
