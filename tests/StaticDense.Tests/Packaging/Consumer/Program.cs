using System;
using System.Linq;
using StaticDense;
using Xor = Consumer.@namespace.@class.@static.@new;

namespace Consumer
{
    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class SizeAttribute : Attribute
    {
        public SizeAttribute(int size)
        {
            Size = size;
        }

        public int Size { get; }
    }

    [Size(Xor.ParameterCount)]
    internal static class Program
    {
        private const int Parameters = Xor.ParameterCount;

        private static readonly float[] Inputs = { 0, 0, 0, 1, 1, 0, 1, 1 };
        private static readonly float[] Targets = { 0, 1, 1, 0 };

        private static void Main()
        {
            var canonical = new float[Xor.ParameterCount];
            var size = (SizeAttribute)Attribute.GetCustomAttribute(typeof(Program), typeof(SizeAttribute));
            Console.WriteLine($"parameters {Parameters}, as an array {canonical.Length}, in an attribute {size.Size}");
            const int first = Classifier.Layers.Dense.ParameterCount, second = Classifier.Layers.Dense1.ParameterCount;
            Console.WriteLine($"summary {first} + {second} = {Classifier.ParameterCount}");

            // Compiling, the runtime now and then enlarges a table of its own on the thread that asked: a training that is thrown away keeps that out of the figure.
            using (var warmUp = new Trainer<Xor>(new Xor(1), new TrainerOptions { Log = null }))
            {
                for (var step = 0; step < 1000; step++)
                    warmUp.TrainStep(Inputs, Targets);
            }

            var net = new Xor(7);
            using (var trainer = new Trainer<Xor>(net, new TrainerOptions { Log = null }))
            {
                for (var step = 0; step < 1000; step++)
                    trainer.TrainStep(Inputs, Targets);
                Console.WriteLine("classes " + string.Concat(Enumerable.Range(0, 4).Select(row => net.PredictClass(Inputs.AsSpan(2 * row, 2)))));

                var loaded = SaveAndLoad(net);
                net.ExportParameters(canonical);
                var again = new float[Parameters];
                loaded.ExportParameters(again);
                Console.WriteLine("reloaded " + (canonical.SequenceEqual(again) ? "equal" : "different"));
                Console.WriteLine("allocated " + trainer.AllocatedBytes);
            }
        }

        private static Xor SaveAndLoad(Xor net)
        {
            var path = System.IO.Path.Combine(AppContext.BaseDirectory, "xor.safetensors");
            net.Save(path);
            return Xor.Load(path);
        }
    }
}
