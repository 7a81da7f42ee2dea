using MkbZekerheid.Benchmarks.Simulation;

if (args is [] or ["simulation", ..])
{
    DemoBenchmark.Run(Console.Out);
}

return 0;
