namespace Digitalbeirat.Board.Motions;

static class MotionWords
{
    public static string Name(this Choice choice) => choice switch { Choice.Yes => T.Yes, Choice.No => T.No, _ => T.Abstain };
}
