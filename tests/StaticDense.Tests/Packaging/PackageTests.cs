using System.Xml.Linq;

namespace StaticDense.Tests.Packaging;

/// <summary>The packages: what they hold, and that a new project outside the repository builds and runs with nothing else.</summary>
[Collection(PackageCollection.Name)]
public sealed class PackageTests(PackageFeed feed)
{
    [Fact]
    public void The_package_holds_the_library_its_generator_and_what_a_build_needs()
    {
        using var package = feed.Open("StaticDense");
        var files = package.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && !name.StartsWith('['))
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "README.md",
                "StaticDense.nuspec",
                "analyzers/dotnet/cs/StaticDense.CodeFixes.dll",
                "analyzers/dotnet/cs/StaticDense.Generator.dll",
                "buildTransitive/StaticDense.NativeAot.targets",
                "buildTransitive/StaticDense.Weights.targets",
                "buildTransitive/StaticDense.targets",
                "lib/net10.0/StaticDense.dll",
                "lib/net10.0/StaticDense.xml",
                "lib/net9.0/StaticDense.dll",
                "lib/net9.0/StaticDense.xml",
                "tasks/netstandard2.0/StaticDense.Build.dll",
            ],
            files);

        var metadata = Metadata("StaticDense");
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
    }

    [Fact]
    public void The_package_for_csv_files_needs_the_library_of_its_own_version_and_its_generator()
    {
        var dependencies = Metadata("StaticDense.Csv").Descendants().Where(element => element.Name.LocalName == "dependency").ToList();
        Assert.Equal(["CsvHelper", "StaticDense"], dependencies.Select(Id).Distinct().Order(StringComparer.Ordinal));
        Assert.All(
            dependencies.Where(dependency => Id(dependency) == "StaticDense"),
            dependency =>
            {
                Assert.Equal(feed.Version, dependency.Attribute("version")?.Value);
                // Else a project that references this package alone would have attributes without their generator.
                Assert.Null(dependency.Attribute("exclude"));
            });

        static string Id(XElement dependency) => dependency.Attribute("id")!.Value;
    }

    [Fact]
    public void The_assemblies_hold_no_path_of_the_machine_that_packed_them()
    {
        using var package = feed.Open("StaticDense");
        foreach (var entry in package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var text = System.Text.Encoding.Latin1.GetString(bytes.ToArray());
            Assert.All(
                [feed.Repository, feed.Artifacts],
                folder => Assert.False(text.Contains(folder, StringComparison.Ordinal), $"{entry.FullName} names the folder {folder} it was built in."));
        }
    }

    [Fact]
    public void A_new_project_builds_without_warnings_trains_and_predicts()
    {
        using var project = Consumer();
        Build(project).Succeeded();
        var output = Command.RunDotnet(project.Path, "exec", Path.Combine("bin", "Debug", "net10.0", "Consumer.dll")).Succeeded().Output;
        Assert.Equal(
            """
            parameters 33, as an array 33, in an attribute 33
            summary 6464 + 650 = 7114
            classes 0110
            reloaded equal
            allocated 0

            """,
            output.ReplaceLineEndings("\n"));
        Assert.True(File.Exists(Path.Combine(project.Path, "bin", "Debug", "net9.0", "Consumer.dll")), "The project was not built for net9.0.");

        // And the same project with a mistake: one error, at the attribute that makes it.
        var mistaken = Build(project, "-p:WithMistake=true", "--no-restore", "-f", "net10.0");
        Assert.NotEqual(0, mistaken.ExitCode);
        var errors = mistaken.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct().ToList();
        Assert.True(errors.Count == 1, mistaken.Output);
        Assert.Contains(Path.Combine("Mistake", "Mistake.cs") + "(8,6): error SD0026:", errors[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9.0.203", 1)]
    [InlineData("9.0.300", 0)]
    [InlineData("10.0.100", 0)]
    public void An_sdk_too_old_for_the_generator_is_told_so_in_one_sentence(string version, int exitCode)
    {
        var targets = Path.Combine(feed.Repository, "src", "StaticDense", "buildTransitive", "StaticDense.targets");
        var checkedVersion = Command.RunDotnet(Path.GetTempPath(), "msbuild", targets, "-t:StaticDenseRequiresSdk", $"-p:NETCoreSdkVersion={version}", "-v:quiet", "-nologo");
        Assert.True(exitCode == checkedVersion.ExitCode, checkedVersion.Output);
        if (exitCode != 0)
            Assert.Contains($"StaticDense needs the .NET SDK 9.0.300 or newer to generate the networks' code; this build runs on {version}.", checkedVersion.Output, StringComparison.Ordinal);
    }

    /// <summary>The consumer's project with a package cache of its own, and the feed beside the machine's own sources.</summary>
    private TemporaryPath Consumer()
    {
        var project = new TemporaryPath("staticdense-consumer-");
        project.CopyFrom(Path.Combine("Packaging", "Consumer"));
        File.WriteAllText(
            Path.Combine(project.Path, "nuget.config"),
            $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                <add key="local" value="{feed.Folder}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{Directory.CreateDirectory(MachinePackages.Folder).FullName}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        return project;
    }

    private Command Build(TemporaryPath project, params string[] arguments) =>
        Command.RunDotnet(project.Path, ["build", "-v", "quiet", "--nologo", "-maxcpucount:1", $"-p:StaticDenseVersion={feed.Version}", .. arguments]);

    private XDocument Metadata(string id)
    {
        using var package = feed.Open(id);
        using var stream = package.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(stream);
    }

    private static string? Value(XDocument metadata, string name) => metadata.Descendants().Single(element => element.Name.LocalName == name).Value;
}
