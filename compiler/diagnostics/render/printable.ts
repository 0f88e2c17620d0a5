/**
 * Makes text from specs safe to print. Whoever edits a spec must not be able to command the terminal or the CI system that shows the
 * output, nor to hide text from its readers. `main` of the command line and the interpreter pass everything that they print through here.
 */

/** Characters that show nothing or reorder what is around them: controls, bidirectional and zero-width characters, fillers, selectors, tags. */
const invisible = [
  "\\0-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164",
  "\\ud800-\\udfff\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}",
].join("");

const unprintable = new RegExp(`[${invisible}]`, "gu");

/** Makes every character visible and one column wide: invisible ones become `�`, tabs become spaces. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => (character === "\t" ? " " : "\ufffd"));
}

/** The colors of style.ts, a line break or tab, an invisible character, and what GitHub and Azure runners take for a command. */
const unsafe = new RegExp(`\\x1b\\[(?:1|2|22|31|32|33|39)m|\\r\\n|[${invisible}]|##(?=\\[)|::(?<=^\\s*::)`, "gmu");

/**
 * Makes lines safe to print. Runners obey `##[command]` anywhere in a line and `::command::` at its start, so both are taken apart:
 * `# #[command]`, `: :command::`.
 */
export function printableLines(text: string): string {
  return text.replace(unsafe, (found) => {
    if (found === "##") return "# #";
    if (found === "::") return ": :";
    return found === "\n" || found === "\r\n" || found === "\t" || found.endsWith("m") ? found : "\ufffd";
  });
}

const unsafeInJson = new RegExp(`(?<=#)#(?=\\[)|(?![\\n\\r\\t])[${invisible}]`, "gu");

/** The same JSON value without characters that `printableLines` would change: they become escape sequences. */
export function printableJson(json: string): string {
  return json.replace(unsafeInJson, (found) =>
    Array.from({ length: found.length }, (_, index) => `\\u${found.charCodeAt(index).toString(16).padStart(4, "0")}`).join(""),
  );
}
