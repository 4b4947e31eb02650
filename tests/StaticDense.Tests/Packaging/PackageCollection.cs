namespace StaticDense.Tests.Packaging;

/// <summary>Tests of the packages, which are packed once for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackageFeed>
{
    public const string Name = "Packages";
}
