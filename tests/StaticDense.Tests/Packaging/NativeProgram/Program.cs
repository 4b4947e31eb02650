using StaticDense;

Console.WriteLine(NetworkRuntime.Path);
Console.WriteLine(Native.Fingerprint.Compute());
