using Xunit;

namespace MkbZekerheid;

public sealed class SkeletonTests
{
    [Fact]
    public void The_test_project_runs() => Assert.True(true);
}
