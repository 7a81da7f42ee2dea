namespace MkbZekerheid.Data;

/// <summary>The database or its settings are not fit to run on; <see cref="Exception.Message"/> is one sentence for the person who installs the product.</summary>
public sealed class DataRefusedException : Exception
{
    public DataRefusedException(string message) : base(message) { }
    public DataRefusedException(string message, Exception inner) : base(message, inner) { }
    public DataRefusedException() { }
}
