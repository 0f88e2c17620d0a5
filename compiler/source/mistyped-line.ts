/** Recognizes lines that are almost `key: value`: what people of other formats write, and slips of the keyboard. */

/** What is wrong with a line, and how to write it. */
export interface MistypedLine {
  readonly message: string;
  readonly help: string;
}

/** Maximum length of a line to look at: a slip is short, and a scalar of megabytes would take minutes. */
const longest = 500;

const key = /[A-Za-z_][\w.-]*/.source;
const spaceless = new RegExp(`^(?:- )?(${key}):([^\\s/:].*)$`);
const equals = new RegExp(`^(?:- )?(${key})\\s*(?:=|:=|=>)\\s*(.*)$`);
const quotedWhole = new RegExp(`^(["'])(${key}: .*)\\1$`);
const word = new RegExp(`^(${key})$`);

/** The mistake in a line of a spec, with the line `below` it; undefined if it is none of these. */
export function mistypedLine(line: string, below = ""): MistypedLine | undefined {
  if (line.length > longest) return undefined;
  const text = line.replace(/\s+#.*$/, "").trim();
  const [, name, value] = spaceless.exec(text) ?? [];
  if (name !== undefined) return { message: "there is no space after the colon", help: `write \`${name}: ${value}\`` };
  const [, left, right] = equals.exec(text) ?? [];
  if (left !== undefined) return { message: "a key and its value are separated by a colon", help: `write \`${left}: ${right}\`` };
  const [, , whole] = quotedWhole.exec(text) ?? [];
  if (whole !== undefined) return { message: "the quotes enclose the key and its value", help: `write \`${whole}\`` };
  const [, only] = word.exec(text) ?? [];
  const isSection = below.search(/\S/) > line.search(/\S/);
  if (only !== undefined) return { message: `there is no colon after \`${only}\``, help: `write \`${only}:${isSection ? "" : " value"}\`` };
  if (/^-(?: |$)/.test(text)) return { message: "a list item stands among keys", help: "remove the dash, or put the item below a key" };
  if (/^-[^\s-]/.test(text)) return { message: "there is no space after the dash", help: `write \`- ${text.slice(1)}\`` };
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(text))
    return { message: "the file contains a merge conflict", help: "resolve the conflict in git" };
  return undefined;
}

/** `rdsMultiAz:true`, `rdsMultiAz = true` or `-item` that YAML reads as text: the first line as it should be. */
export function mistypedText(text: string): string | undefined {
  const isMistyped = spaceless.test(text) || equals.test(text) || /^-\S/.test(text);
  if (text.length > 200 || !isMistyped) return undefined;
  const [first] = text.split(/\s(?=-\S|[A-Za-z_][\w.-]*(?:\s*=|:))/);
  return mistypedLine(first!)?.help;
}
