/** Decodes bytes to text, and rejects characters that editors do not show. */
import { isUtf8 } from "node:buffer";
import { problem } from "../diagnostics/make.ts";
import type { Checked, Diagnostic, Range } from "../diagnostics/types.ts";

/** No-break spaces where YAML expects an ordinary one, and characters without width: editors show neither. */
const invisible = /^ *\u00a0|(?<=[:-])\u00a0|[\u200b\u2060]/m;

/**
 * C0 and C1 controls except tab and line feed; a carriage return without a line feed, which YAML, but not every YAML parser, treats as a
 * line break; and a byte order mark anywhere but at the start of the file. Surrogates cannot occur in valid UTF-8.
 */
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]|\r(?!\n)/;
/** Names of common control characters. */
const names: Readonly<Record<string, string>> = {
  "0000": "a NUL byte",
  "000D": "a carriage return without a line feed",
  "00A0": "a no-break space",
  "200B": "a zero-width space",
  FEFF: "a byte order mark",
};
const controls = new RegExp(`${control.source}|${invisible.source}`, "gm");

/** The text of a spec file without its byte order mark, or the errors in its bytes (invalid-utf-8, control-character). */
export function decode(file: string, bytes: Uint8Array): Checked<string> {
  if (!isUtf8(bytes)) return { diagnostics: [notUtf8(file, bytes)] };
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  const text = whole.startsWith("\ufeff") ? whole.slice(1) : whole;
  if (!control.test(text) && !invisible.test(text)) return { value: text, diagnostics: [] };
  return { diagnostics: controlProblems(file, text) };
}

/** Maximum number of reported control characters: a binary file has thousands. */
const mostControls = 20;

function controlProblems(file: string, text: string): readonly Diagnostic[] {
  const found = [...text.matchAll(controls)];
  const more = found.length > mostControls ? ` (${found.length - mostControls} more below)` : "";
  return found.slice(0, mostControls).map(({ 0: match, index }, nth) => {
    const character = match.at(-1)!;
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const name = names[code] ?? `the control character U+${code}`;
    const message = `the file contains ${name}${nth === mostControls - 1 ? more : ""}`;
    const help =
      character === "\r" ? "end lines with LF or CR LF" : character === "\u00a0" ? "use ordinary spaces" : "delete the character";
    return problem("control-character", { file, range: rangeAt(text, index + match.length - 1, 1) }, message, { help });
  });
}

function notUtf8(file: string, bytes: Uint8Array): Diagnostic {
  const [first, second] = bytes;
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const valid = new TextDecoder().decode(bytes.subarray(0, validLength(bytes)));
  return problem("invalid-utf-8", { file, range: rangeAt(valid, valid.length, 1) }, wide ? "the file is UTF-16" : "the file is not UTF-8", {
    help: "save the file as UTF-8 (in most editors: Save with Encoding)",
  });
}

/** Length of the longest prefix that is valid UTF-8, by binary search. */
function validLength(bytes: Uint8Array): number {
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8(bytes.subarray(0, characterStart(bytes, middle)))) valid = middle;
    else invalid = middle;
  }
  return characterStart(bytes, valid);
}

/** `end` moved back to the start of a character, so that a cut inside a valid character does not count as invalid. */
function characterStart(bytes: Uint8Array, end: number): number {
  let start = end;
  while (start > 0 && end - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}

/** One-based line and column of an offset into `text`. */
export function rangeAt(text: string, offset: number, length: number): Range {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  const column = offset - before.lastIndexOf("\n");
  return { line, column, endLine: line, endColumn: column + length };
}
