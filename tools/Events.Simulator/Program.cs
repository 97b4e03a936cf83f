using System.CommandLine;
using Events.Simulator.Commands;
using Events.Simulator.Syntax;

RootCommand root = SimulateSyntax.CreateRoot();
root.SetAction(SimulateCommand.Run);
return root.Parse(args).Invoke();
