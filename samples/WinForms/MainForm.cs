using Samples;
using SsoConfig;

namespace WinFormsSample;

internal sealed class MainForm : Form
{
    private readonly SignInModel _model;

    public MainForm(ISsoClient sso)
    {
        Text = "Windows Forms sample";
        ClientSize = new Size(360, 220);

        // After the base constructor, which installs the synchronization context of the thread.
        _model = new SignInModel(sso);
        Controls.Add(CreateContent());
    }

    protected override async void OnShown(EventArgs e)
    {
        base.OnShown(e);
        await _model.ShowSessionAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _model.Dispose();
        }

        base.Dispose(disposing);
    }

    private FlowLayoutPanel CreateContent()
    {
        var content = new FlowLayoutPanel
        {
            Dock = DockStyle.Fill,
            FlowDirection = FlowDirection.TopDown,
            Padding = new Padding(24),
        };
        content.Controls.Add(CreateLabel(nameof(SignInModel.Status)));
        content.Controls.Add(CreateLabel(nameof(SignInModel.Problem)));
        content.Controls.Add(CreateButton("Sign in", nameof(SignInModel.CanSignIn), async (_, _) => await _model.SignInAsync()));
        content.Controls.Add(CreateButton("Sign out", nameof(SignInModel.CanSignOut), async (_, _) => await _model.SignOutAsync()));
        content.Controls.Add(CreateButton("Cancel", nameof(SignInModel.IsBusy), (_, _) => _model.Cancel()));
        return content;
    }

    private Label CreateLabel(string property)
    {
        var label = new Label { AutoSize = true };
        label.DataBindings.Add(nameof(Label.Text), _model, property);
        return label;
    }

    private Button CreateButton(string text, string enabled, EventHandler click)
    {
        var button = new Button { Text = text, AutoSize = true };
        button.DataBindings.Add(nameof(Button.Enabled), _model, enabled);
        button.Click += click;
        return button;
    }
}
