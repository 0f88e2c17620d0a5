/** C0, C1 and bidirectional controls: what a hostile spec could use to rewrite a terminal or to hide text from a reviewer. */
const unprintable = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** One line of text in which every character is visible and one column wide in the source: controls become `�`, tabs spaces. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => (character === "\t" ? " " : "\ufffd"));
}
