namespace Digitalbeirat.Ui;

static class Buttons
{
    public static string Css(string kind, bool small = false, bool block = false) =>
        // KERN has no button for what cannot be undone: ours is its second one in the colour of danger.
        $"kern-btn {(kind == "danger" ? "kern-btn--secondary button-danger" : "kern-btn--" + kind)}{(small ? " kern-btn--x-small" : "")}{(block ? " kern-btn--block" : "")}";
}
