using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <content>What moves and joins values.</content>
internal sealed partial class OperationEmitter
{
    private bool EmitImages(Operation operation)
    {
        switch (operation)
        {
            case Frame o:
                Comment($"{o.Destination.Name}: {(o.IsCropping ? "cropped" : "zeros around")}");
                writer.Line(Invariant($"Images.{(o.IsCropping ? "Crop" : "Pad")}<TLanes>({At(o.Source)}, {At(o.Destination)}, samples, {o.Size.Rows}, {o.Size.Columns}, {o.Borders.Top}, {o.Borders.Bottom}, {o.Borders.Left}, {o.Borders.Right}, {o.Source.Channels}, {Capacity(o.Source)}, {Capacity(o.Destination)});"));
                return true;
            case Repeat o:
                Comment(Invariant($"{o.Destination.Name}: each position {o.RowFactor} x {o.ColumnFactor} times"));
                writer.Line(Invariant($"Images.UpSample<TLanes>({At(o.Source)}, {At(o.Destination)}, samples, {o.Size.Rows}, {o.Size.Columns}, {o.RowFactor}, {o.ColumnFactor}, {o.Source.Channels}, {Capacity(o.Source)}, {Capacity(o.Destination)});"));
                return true;
            case RepeatGradient o:
                Comment(Invariant($"{o.Destination.Name}: the sum of {o.RowFactor} x {o.ColumnFactor}"));
                writer.Line(Invariant($"Images.UpSampleBackward<TLanes>({At(o.Delta)}, {At(o.Destination)}, samples, {o.Size.Rows}, {o.Size.Columns}, {o.RowFactor}, {o.ColumnFactor}, {o.Delta.Channels}, {Capacity(o.Destination)}, {Capacity(o.Delta)});"));
                return true;
            case Transpose o:
                Comment($"{o.Destination.Name}: axes in another order");
                writer.Line($"Blocks.Permute({At(o.Source)}, {At(o.Destination)}, samples, [{List(o.Shape.Axes)}], [{List(o.Axes)}], {Capacity(o.Source)}, {Capacity(o.Destination)});");
                return true;
            case CopyChannels o:
                Comment(Invariant($"{o.Source.Name}: {o.Count} channels to the {o.Destination.Name}"));
                writer.Line(Invariant($"Blocks.CopyChannels<TLanes>({At(o.Source)}, {o.Source.Channels}, {o.SourceFirst}, {Capacity(o.Source)}, {At(o.Destination)}, {o.Destination.Channels}, {o.DestinationFirst}, {Capacity(o.Destination)}, {o.Count}, {Rows(o.Source)});"));
                return true;
            case CopyRows o:
                Comment(Invariant($"{o.Source.Name}: rows to the {o.Destination.Name}"));
                writer.Line(Invariant($"Blocks.CopyRows<TLanes>({At(o.Source)}, {o.SourceGroup}, {o.SourceFirst}, {At(o.Destination)}, {o.DestinationGroup}, {o.DestinationFirst}, {o.Count}, samples * {o.Groups}, {o.Source.Channels}, {Capacity(o.Source)}, {Capacity(o.Destination)});"));
                return true;
            default:
                return EmitMerge(operation);
        }
    }

    private bool EmitMerge(Operation operation)
    {
        switch (operation)
        {
            case Combine o:
                Comment($"{o.Destination.Name}: {o.Left.Name} {Sign(o.Kind)} {o.Right.Name}");
                writer.Line($"Merging.{o.Kind}<TLanes>({At(o.Left)}, {At(o.Right)}, {At(o.Destination)}, {Rows(o.Left)}, {Sizes(o.Left)});");
                return true;
            case Divide o:
                Comment($"{o.Values.Name}: divided by {Literal.Of(o.Divisor)}");
                writer.Line($"Merging.Divide<TLanes>({At(o.Values)}, {Rows(o.Values)}, {Sizes(o.Values)}, {Literal.Of((float)o.Divisor)});");
                return true;
            case Copy o:
                Comment($"{o.Destination.Name}: a copy");
                writer.Line($"Blocks.Copy<TLanes>({At(o.Source)}, {At(o.Destination)}, {Rows(o.Source)}, {Literal.Of(o.Source.Channels)}, {Capacity(o.Source)}, {Capacity(o.Destination)});");
                return true;
            case Negate o:
                Comment($"{o.Destination.Name}: the other sign");
                writer.Line($"Merging.Negate<TLanes>({At(o.Source)}, {At(o.Destination)}, {Rows(o.Source)}, {Sizes(o.Source)});");
                return true;
            case TakeGradient o:
                Comment($"{o.Destination.Name}: where {o.Input.Name} was chosen");
                writer.Line($"Merging.Take<TLanes>({At(o.Input)}, {At(o.Output)}, {At(o.Delta)}, {At(o.Destination)}, {Rows(o.Delta)}, {Sizes(o.Delta)});");
                return true;
            default:
                return false;
        }
    }

    private static string Sign(MergeKind kind) => kind switch
    {
        MergeKind.Add => "+",
        MergeKind.Subtract => "-",
        MergeKind.Multiply => "*",
        _ => kind == MergeKind.Maximum ? "or if larger" : "or if smaller",
    };

    private static string List(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(number => Literal.Of(number)));
}
