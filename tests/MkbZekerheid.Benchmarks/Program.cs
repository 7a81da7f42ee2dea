using MkbZekerheid.Benchmarks.Simulation;

if (args is [] or ["simulation", ..])
{
    DemoBenchmark.Run(Console.Out);
    IndependentEventsBenchmark.Run(Console.Out);
}

if (args is ["independent-events", ..])
{
    IndependentEventsBenchmark.Run(Console.Out);
}

return 0;
