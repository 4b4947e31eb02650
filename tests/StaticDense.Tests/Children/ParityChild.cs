using StaticDense.Tests.Networks;

namespace StaticDense.Tests.Children;

/// <summary>Compares every network with the reference once more, under whatever environment the child was given.</summary>
internal static class ParityChild
{
    public static int Run()
    {
        Console.WriteLine($"path={NetworkRuntime.Path}");
        Console.WriteLine($"fma={NetworkRuntime.HasFusedMultiplyAdd}");
        var predictions = new PredictionParityTests();
        var training = new TrainingParityTests();
        var failures = 0;
        foreach (var name in NetworkCatalog.Names)
        {
            try
            {
                predictions.Any_number_of_samples_gives_the_reference(name);
                predictions.Special_values_flow_through_as_in_the_reference(name);
                predictions.Nothing_remains_of_the_batch_before(name);
                predictions.Evaluation_gives_the_reference(name);
                training.Steps_give_the_reference(name);
                if (NetworkCatalog.IsKeeping(name))
                    training.Stored_gradients_are_the_reference_and_two_halves_are_a_step(name);
            }
            catch (Xunit.Sdk.XunitException exception)
            {
                Console.WriteLine($"differs={exception.Message}");
                failures++;
            }
        }

        Console.WriteLine($"failures={failures}");
        return failures == 0 ? 0 : 1;
    }
}
