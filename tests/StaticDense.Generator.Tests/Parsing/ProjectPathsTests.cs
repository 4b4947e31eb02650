using StaticDense.Generator.Parsing;

namespace StaticDense.Generator.Tests.Parsing;

public class ProjectPathsTests
{
    [Theory]
    [InlineData("a.json", "a.json")]
    [InlineData("./a/./b.json", "a/b.json")]
    [InlineData("a\\b.json", "a/b.json")]
    [InlineData("a//b/../c.json", "a/c.json")]
    [InlineData("../a.json", "../a.json")]
    [InlineData("a/../../b.json", "../b.json")]
    [InlineData("/a/b.json", "/a/b.json")]
    [InlineData("", "")]
    public void A_path_has_one_spelling(string path, string expected) => Assert.Equal(expected, ProjectPaths.Normalize(path));

    [Theory]
    [InlineData("/projects/app/", "/projects/app/a.json", "a.json")]
    [InlineData("/projects/app", "/projects/app/weights/a.json", "weights/a.json")]
    [InlineData("/projects/app/", "/projects/shared/a.json", "../shared/a.json")]
    [InlineData("/projects/app/", "/projects/application/a.json", "../application/a.json")]
    [InlineData("C:\\work\\app\\", "c:\\work\\app\\x\\a.json", "x/a.json")]
    [InlineData("C:\\work\\app\\", "D:\\a.json", "D:/a.json")]
    [InlineData("", "a.json", "a.json")]
    [InlineData("", "/projects/a.json", "/projects/a.json")]
    public void Files_are_found_from_the_projects_folder(string folder, string path, string expected) => Assert.Equal(expected, ProjectPaths.Relative(folder, path));
}
