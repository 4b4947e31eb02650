namespace StaticDense.Tests.Packaging;

/// <summary>What the package's targets tell the native compiler, seen from a project in which that compiler only says what it was told.</summary>
public class InstructionSetTests
{
    private const string Warning = "warning SDAOT: The native program will know no fused multiply-add";

    [Theory]
    [InlineData("x86-64-v3", "9.0.20", "linux-x64", "x86-x64-v3")]
    [InlineData("x86-64-v3", "10.0.2", "linux-x64", "x86-64-v3")]
    [InlineData("x86-x64-v3", "10.0.2", "win-x64", "x86-64-v3")]
    [InlineData("x86-x64-v4", "9.0.0-rc.2.24473.5", "osx-x64", "x86-x64-v4")]
    [InlineData("native", "9.0.20", "linux-x64", "native")]
    [InlineData("native", "10.0.2", "linux-arm64", "native")]
    [InlineData("x86-64-v3", "10.0.2", "linux-arm64", "")]
    [InlineData("avx2,fma", "10.0.2", "linux-x64", "avx2,fma")]
    public void One_property_gets_the_compiler_s_spelling(string chosen, string version, string runtime, string told)
    {
        var output = Compile($"-p:StaticDenseInstructionSet={chosen.Replace(",", "%2c", StringComparison.Ordinal)}", $"-p:Version={version}", $"-p:RuntimeIdentifier={runtime}");
        Assert.Contains($"told '{told}'", output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v9.0", "x86-x64-v3")]
    [InlineData("v10.0", "x86-64-v3")]
    public void Without_the_compiler_s_version_the_framework_s_counts(string framework, string told) =>
        Assert.Contains(
            $"told '{told}'",
            Compile("-p:StaticDenseInstructionSet=x86-64-v3", "-p:Version=", $"-p:TargetFrameworkVersion={framework}", "-p:RuntimeIdentifier=linux-x64"),
            StringComparison.Ordinal);

    [Fact]
    public void A_native_program_for_the_baseline_of_x64_is_warned_of_in_one_sentence()
    {
        var output = Compile("-p:Version=10.0.2", "-p:RuntimeIdentifier=linux-x64");
        Assert.Contains("told ''", output, StringComparison.Ordinal);
        var warning = Assert.Single(output.Split('\n').Where(line => line.Contains("warning", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct());
        Assert.Contains(Warning, warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linux-arm64", "")]
    [InlineData("linux-x64", "-p:IlcInstructionSet=haswell")]
    public void Nothing_is_said_where_nothing_is_missing(string runtime, string property)
    {
        var output = Compile("-p:Version=10.0.2", $"-p:RuntimeIdentifier={runtime}", property.Length == 0 ? "-p:Other=1" : property);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
        Assert.Contains(property.Length == 0 ? "told ''" : "told 'haswell'", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_is_chosen_for_the_compiler_itself_stands() =>
        Assert.Contains(
            "told 'haswell'", Compile("-p:Version=10.0.2", "-p:RuntimeIdentifier=linux-x64", "-p:IlcInstructionSet=haswell", "-p:StaticDenseInstructionSet=native"), StringComparison.Ordinal);

    [Fact]
    public void A_build_without_the_native_compiler_hears_nothing() =>
        Assert.DoesNotContain("warning", Run("Build", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64"), StringComparison.Ordinal);

    private static string Compile(params string[] properties) => Run("WriteIlcRspFileForCompilation", properties);

    private static string Run(string target, params string[] properties)
    {
        using var folder = new TemporaryPath("staticdense-ilc-");
        var targets = Path.Combine(PackageFeed.FindRepository(), "src", "StaticDense", "buildTransitive", "StaticDense.targets");
        File.WriteAllText(
            Path.Combine(folder.Path, "Native.proj"),
            $"""
             <Project>
               <ItemGroup Condition="'$(Version)' != ''">
                 <ResolvedILCompilerPack Include="Compiler" NuGetPackageVersion="$(Version)" />
               </ItemGroup>
               <Target Name="Build" />
               <Target Name="WriteIlcRspFileForCompilation" DependsOnTargets="Build">
                 <Message Importance="high" Text="told '$(IlcInstructionSet)'" />
               </Target>
               <Import Project="{targets}" />
             </Project>
             """);
        return Command.RunDotnet(folder.Path, ["msbuild", "Native.proj", $"-t:{target}", "-nologo", .. properties]).Succeeded().Output;
    }
}
