/**
 * C0, C1 and bidirectional control characters, which a malicious spec could use to manipulate the terminal or to hide text from a reviewer.
 */
const unprintable = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Makes every character visible and one column wide: control characters become `�`, tabs become spaces. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => (character === "\t" ? " " : "\ufffd"));
}
