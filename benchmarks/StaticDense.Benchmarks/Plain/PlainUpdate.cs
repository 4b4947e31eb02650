namespace StaticDense.Benchmarks.Plain;

/// <summary>An optimizer as one writes it first.</summary>
/// <param name="optimizer">SGD or Adam.</param>
internal sealed class PlainUpdate(Optimizer optimizer)
{
    private const float Rate = 1e-5f, Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-7f;

    private readonly List<(float[] First, float[] Second)> _state = [];
    private int _next;
    private int _step;

    /// <summary>Starts a step.</summary>
    public void Begin()
    {
        _step++;
        _next = 0;
    }

    /// <summary>Changes parameters by their gradients and clears these. Calls come in the same order in every step.</summary>
    public void Apply(float[] parameters, float[] gradients)
    {
        if (optimizer == Optimizer.SGD)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i] -= Rate * gradients[i];
        }
        else
        {
            Adam(parameters, gradients);
        }

        Array.Clear(gradients);
    }

    private void Adam(float[] parameters, float[] gradients)
    {
        if (_next == _state.Count)
            _state.Add((new float[parameters.Length], new float[parameters.Length]));
        var (first, second) = _state[_next++];
        var rate = Rate * MathF.Sqrt(1 - MathF.Pow(Beta2, _step)) / (1 - MathF.Pow(Beta1, _step));
        for (var i = 0; i < parameters.Length; i++)
        {
            first[i] = (Beta1 * first[i]) + ((1 - Beta1) * gradients[i]);
            second[i] = (Beta2 * second[i]) + ((1 - Beta2) * gradients[i] * gradients[i]);
            parameters[i] -= rate * first[i] / (MathF.Sqrt(second[i]) + Epsilon);
        }
    }
}
