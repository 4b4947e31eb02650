using StaticDense.Numerics;

namespace StaticDense.Tests.Threading;

/// <summary>Threads are asked for where that has helped before, and hardly ever where it has not.</summary>
public class InvitationTests
{
    private const int Works = 2000;

    [Fact]
    public void Nobody_is_asked_for_long_where_nobody_comes()
    {
        var invitation = default(Invitation);
        Assert.InRange(Asked(ref invitation, (ref Invitation one) => one.WasInVain()), 1, Works / 16);
    }

    [Fact]
    public void Threads_that_come_again_are_asked_again()
    {
        var invitation = default(Invitation);
        Asked(ref invitation, (ref Invitation one) => one.WasInVain());
        Assert.InRange(Asked(ref invitation, (ref Invitation one) => one.WasShared(60)), Works - 64, Works);
    }

    [Fact]
    public void Sharing_that_is_slower_than_working_alone_becomes_seldom()
    {
        var invitation = default(Invitation);
        Assert.InRange(Asked(ref invitation, (ref Invitation one) => one.WasShared(130)), 1, Works / 8);
    }

    [Fact]
    public void Sharing_that_is_faster_goes_on_but_for_a_trial_now_and_then()
    {
        var invitation = default(Invitation);
        Assert.InRange(Asked(ref invitation, (ref Invitation one) => one.WasShared(60)), Works - 10, Works - 1);
    }

    [Fact]
    public void Times_of_other_work_are_not_compared()
    {
        var invitation = default(Invitation);
        var asked = 0;
        for (var i = 0; i < Works; i++)
        {
            var isLarge = i % 2 == 0;
            if (invitation.IsDue(1, isLarge ? 100 : 1))
            {
                asked++;
                invitation.WasShared(isLarge ? 60 : 1);
            }
            else
            {
                invitation.WasAlone(isLarge ? 100 : 2);
            }
        }

        Assert.Equal(Works, asked);
    }

    private delegate void Answer(ref Invitation invitation);

    /// <summary>How many works out of <see cref="Works"/> are shared, when one alone takes 100.</summary>
    private static int Asked(ref Invitation invitation, Answer answer)
    {
        var asked = 0;
        for (var i = 0; i < Works; i++)
        {
            if (invitation.IsDue(1, 100))
            {
                asked++;
                answer(ref invitation);
            }
            else
            {
                invitation.WasAlone(100);
            }
        }

        return asked;
    }
}
