namespace StaticDense;

/// <summary>A file is missing, damaged, or not what the program expects; the message says what was expected and what was found.</summary>
public sealed class NetworkFileException : IOException
{
    /// <summary>An exception without a message of its own.</summary>
    public NetworkFileException()
    {
    }

    /// <summary>An exception that says what is wrong.</summary>
    /// <param name="message">Expected and found.</param>
    public NetworkFileException(string message)
        : base(message)
    {
    }

    /// <summary>An exception that says what is wrong and what caused it.</summary>
    /// <param name="message">Expected and found.</param>
    /// <param name="innerException">The cause.</param>
    public NetworkFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
