using System.Net;
using System.Text.RegularExpressions;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Manage;

/// <summary>A form as it stands on a page: every field with its value, to be sent back with some of them changed.</summary>
internal sealed partial class FormPage(string address, string text, Dictionary<string, string> fields)
{
    /// <summary>The page in plain text, entities decoded.</summary>
    public string Text => text;

    public string this[string field] => fields[$"Input[{field}]"];

    /// <summary>Opens a page and reads the fields of its first form in the content.</summary>
    public static async Task<FormPage> OpenAsync(Visitor visitor, string address)
    {
        var reply = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return Read(address, await reply.Content.ReadAsStringAsync());
    }

    public static async Task<FormPage> ReadAsync(string address, HttpResponseMessage reply) => Read(address, await reply.Content.ReadAsStringAsync());

    /// <summary>Sends the form with these fields changed.</summary>
    public Task<HttpResponseMessage> SendAsync(Visitor visitor, string handler, params (string Field, string Value)[] changes) =>
        visitor.PostRawAsync($"{address}?handler={handler}", [.. With(changes).Select(pair => (pair.Key, pair.Value))]);

    private Dictionary<string, string> With((string Field, string Value)[] changes)
    {
        var sent = new Dictionary<string, string>(fields);
        foreach (var (field, value) in changes)
        {
            sent[fields.ContainsKey(field) || field is "keep" ? field : $"Input[{field}]"] = value;
        }

        return sent;
    }

    private static FormPage Read(string address, string html)
    {
        var main = html[html.IndexOf("<main", StringComparison.Ordinal)..];
        var fields = new Dictionary<string, string>();
        foreach (Match form in Form().Matches(main))
        {
            if (!form.Value.Contains("Version", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (Match input in Input().Matches(form.Value))
            {
                var name = WebUtility.HtmlDecode(Name().Match(input.Value).Groups[1].Value);
                if (name.Length > 0 && (!input.Value.Contains("type=\"radio\"", StringComparison.Ordinal) && !input.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal) || input.Value.Contains("checked", StringComparison.Ordinal)))
                {
                    fields[name] = WebUtility.HtmlDecode(Value().Match(input.Value).Groups[1].Value);
                }
            }

            foreach (Match area in Area().Matches(form.Value))
            {
                fields[WebUtility.HtmlDecode(area.Groups[1].Value)] = WebUtility.HtmlDecode(area.Groups[2].Value);
            }

            foreach (Match select in Select().Matches(form.Value))
            {
                fields[WebUtility.HtmlDecode(select.Groups[1].Value)] = WebUtility.HtmlDecode(Selected().Match(select.Value) is { Success: true } chosen ? Value().Match(chosen.Value).Groups[1].Value : "");
            }

            break;
        }

        fields["__RequestVerificationToken"] = Visitor.TokenIn(main);
        return new FormPage(address, WebUtility.HtmlDecode(html), fields);
    }

    [GeneratedRegex("<form[^>]*>.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<select[^>]* name=\"([^\"]+)\".*?</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<textarea[^>]* name=\"([^\"]+)\"[^>]*>\n(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("<option[^>]*selected[^>]*>")]
    private static partial Regex Selected();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
