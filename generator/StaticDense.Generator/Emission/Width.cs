namespace StaticDense.Generator.Emission;

/// <summary>One vector width as data: how its operations are spelt and which tiles its registers hold.</summary>
/// <param name="Path">The library's <c>VectorPath</c> that chooses it.</param>
/// <param name="Lanes">The library's lanes of this width.</param>
/// <param name="VectorsPerPanel">Vectors that hold one panel's 16 units; 0 where only the machine knows: then a loop runs over the lanes.</param>
/// <param name="Unroll">Steps of a sum written out in the inner loop; divides 16.</param>
/// <param name="TileRows">Rows of the tiles, largest first; the smallest divides the others.</param>
/// <param name="TilePanels">Panels of those tiles.</param>
/// <param name="RowPanels">Panels that a single row takes at once, largest first: enough chains to hide the latency of one.</param>
internal sealed record Width(
    string Path, string Lanes, int VectorsPerPanel, int Unroll, int[] TileRows, int TilePanels, int[] RowPanels)
{
    /// <summary>The widest first: the order in which a machine is asked what it has.</summary>
    public static IReadOnlyList<Width> All { get; } =
    [
        new("Vector512", "Lanes512", 1, 16, [8, 4], 2, [8, 4, 2, 1]),
        new("Vector256", "Lanes256", 2, 16, [6, 4, 2], 1, [4, 1]),
        new("Vector", "LanesVector", 0, 4, [8], 1, [4, 1]),
        new("Scalar", "LanesScalar", 0, 4, [4], 1, [4, 1]),
    ];

    /// <summary>Four lanes: half of a machine's narrower vector, for the few units of straight-line code. No machine is asked for it.</summary>
    private static Width Vector128 { get; } = new("Vector128", "Lanes128", 4, 16, [], 1, []);

    /// <summary>
    /// Four lanes in a loop over them, spelt out: straight-line code of machines that have no wider vectors but fused multiply-add, as every Arm. In long methods
    /// the JIT would call the library's lanes, four times for each multiply-add.
    /// </summary>
    public static Width FourLanes { get; } = new("Vector128", "Lanes128", 0, 4, [], 1, []) { IsSpelledOut = true };

    /// <summary>Whether intrinsics are spelt out although a loop runs over the lanes.</summary>
    public bool IsSpelledOut { get; init; }

    /// <summary>The narrowest width of the same machine that holds so many units in one vector; this one where none does.</summary>
    public Width Narrowest(int units) => LoopsOverLanes
        ? this
        : new[] { Vector128, All[1] }.FirstOrDefault(width => width.Count < Count && units <= width.Count) ?? this;

    /// <summary>The most rows of a tile of any height: accumulators, the weights and one input fill the registers.</summary>
    public int MostRows(int panels) => Path switch
    {
        "Vector512" => panels == 1 ? 16 : 14,
        "Vector256" => 6,
        "Vector" => 8,
        _ => 4,
    };

    /// <summary>The width whose one vector is half a panel.</summary>
    public static Width OfHalf => All[1];

    /// <summary>Whether half a panel is less work than a whole one.</summary>
    public bool HasHalf => !LoopsOverLanes;

    /// <summary>The struct that holds the kernels of this width.</summary>
    public string Kernels => Path + "Kernels";

    /// <summary>Whether a loop runs over the lanes of a panel.</summary>
    public bool LoopsOverLanes => VectorsPerPanel == 0;

    /// <summary>Vectors that one pass over a panel holds.</summary>
    public int Vectors => Math.Max(1, VectorsPerPanel);

    /// <summary>Floats of one vector, where that is known.</summary>
    public int Count => LoopsOverLanes ? 0 : 16 / VectorsPerPanel;

    /// <summary>Intrinsics are spelt out where methods are long: the JIT stops inlining in those.</summary>
    private bool IsIntrinsic => !LoopsOverLanes || IsSpelledOut;

    /// <summary>The load of a loop's lanes.</summary>
    public string LoadLanes(string reference, string offset) => IsIntrinsic
        ? $"{Path}.LoadUnsafe(ref {reference}, {offset})"
        : $"{Lanes}.Load(ref {reference}, {offset})";

    public string Load(string reference, long offset) => IsIntrinsic
        ? offset == 0 ? $"{Path}.LoadUnsafe(ref {reference})" : $"{Path}.LoadUnsafe(ref {reference}, {offset})"
        : $"{Lanes}.Load(ref {reference}, {offset})";

    public string Store(string value, string reference, string offset) => IsIntrinsic
        ? offset == "0" ? $"{value}.StoreUnsafe(ref {reference});" : $"{value}.StoreUnsafe(ref Unsafe.Add(ref {reference}, {offset}));"
        : $"{Lanes}.Store({value}, ref {reference}, {offset});";

    public string Broadcast(string value) => IsIntrinsic ? $"{Path}.Create({value})" : $"{Lanes}.Broadcast({value})";

    /// <summary>One of each four values in their four lanes.</summary>
    public string BroadcastLane(string value, int lane) => (Count == 16 ? "Avx512F.Permute4x32" : "Avx.Permute") + $"({value}, {Times(lane, 4)})";

    /// <summary>A quarter of a panel, or of a narrower vector, in every 128 bits.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="source">Its width.</param>
    /// <param name="quarter">Which 128 bits of it.</param>
    public string RepeatQuarter(string value, Width source, int quarter)
    {
        for (var count = source.Count; count > Count; count /= 2)
        {
            var isUpper = 8 * quarter >= count;
            value += isUpper ? ".GetUpper()" : ".GetLower()";
            quarter -= isUpper ? count / 8 : 0;
        }

        for (var count = source.Count; count < Count; count *= 2)
            value += $".ToVector{Literal.Of(count * 64)}Unsafe()";
        return Count switch
        {
            16 => $"Avx512F.Shuffle4x128({value}, {value}, {Times(quarter, 4)})",
            8 => $"Avx.Permute2x128({value}, {value}, 0x{quarter}{quarter})",
            _ => value,
        };
    }

    /// <summary>A two-bit number several times.</summary>
    private static string Times(int number, int times) => "0b" + string.Join("_", Enumerable.Repeat(number switch { 0 => "00", 1 => "01", 2 => "10", _ => "11" }, times));

    public string Zero => IsIntrinsic ? $"{Path}<float>.Zero" : $"{Lanes}.Zero";

    public string MultiplyAdd(string left, string right, string addend) => IsIntrinsic
        ? $"{Path}.FusedMultiplyAdd({left}, {right}, {addend})"
        : $"{Lanes}.MultiplyAdd({left}, {right}, {addend})";

    /// <summary>The vector as the library's lanes, and back.</summary>
    public string ToLanes(string value) => IsIntrinsic ? $"new {Lanes}({value})" : value;

    /// <inheritdoc cref="ToLanes"/>
    public string FromLanes(string value) => IsIntrinsic ? $"{value}.Value" : value;
}
