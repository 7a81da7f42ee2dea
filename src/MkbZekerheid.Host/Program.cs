using MkbZekerheid.Host.CommandLine;

using var stop = new StopSignals();
return await CommandTree.RunAsync(args, Console.Out, Console.Error, stop.Token);
