using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>What the JIT counts of a method before it decides whether to optimise it.</summary>
internal sealed record MethodSize(string Name, int Bytes, int Instructions, int Locals, int LocalReferences, int Blocks)
{
    private static readonly Dictionary<int, OpCode> OpCodes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>Every method with a body in an assembly.</summary>
    public static IReadOnlyList<MethodSize> OfAll(byte[] image)
    {
        using var file = new PEReader(ImmutableArray.Create(image));
        var metadata = file.GetMetadataReader();
        var sizes = new List<MethodSize>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
                continue;
            var body = file.GetMethodBody(method.RelativeVirtualAddress);
            var locals = body.LocalSignature.IsNil ? 0 : LocalCount(metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature));
            sizes.Add(Count(TypeName(metadata, method.GetDeclaringType()) + "." + metadata.GetString(method.Name), body.GetILBytes()!, locals));
        }

        return sizes;
    }

    private static int LocalCount(BlobReader signature)
    {
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }

    private static string TypeName(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        return type.GetDeclaringType().IsNil ? name : TypeName(metadata, type.GetDeclaringType()) + "." + name;
    }

    private static MethodSize Count(string name, byte[] code, int locals)
    {
        var (instructions, references) = (0, 0);
        var leaders = new HashSet<int> { 0 };
        for (var at = 0; at < code.Length;)
        {
            var wide = code[at] == 0xFE;
            var operation = OpCodes[wide ? 0xFE00 | code[at + 1] : code[at]];
            at += wide ? 2 : 1;
            instructions++;
            if (IsLocal(operation.Name!))
                references++;
            var next = at + OperandSize(operation, code, at);
            foreach (var target in Targets(operation, code, at, next))
                leaders.Add(target);
            if (operation.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw)
                leaders.Add(next);
            at = next;
        }

        leaders.Remove(code.Length);
        return new(name, code.Length, instructions, locals, references, leaders.Count);
    }

    private static bool IsLocal(string operation) =>
        operation.StartsWith("ldloc", StringComparison.Ordinal) || operation.StartsWith("stloc", StringComparison.Ordinal)
        || operation.StartsWith("ldarg", StringComparison.Ordinal) || operation.StartsWith("starg", StringComparison.Ordinal);

    private static int OperandSize(OpCode operation, byte[] code, int at) => operation.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    private static IEnumerable<int> Targets(OpCode operation, byte[] code, int at, int next) => operation.OperandType switch
    {
        OperandType.ShortInlineBrTarget => [next + (sbyte)code[at]],
        OperandType.InlineBrTarget => [next + BitConverter.ToInt32(code, at)],
        OperandType.InlineSwitch => Enumerable.Range(0, BitConverter.ToInt32(code, at)).Select(index => next + BitConverter.ToInt32(code, at + 4 + (4 * index))),
        _ => [],
    };
}
