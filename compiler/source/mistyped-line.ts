/** Recognizes lines that are almost `key: value`: what people of other formats write, and slips of the keyboard. */

/** What is wrong with a line, and how to write it. */
export interface MistypedLine {
  readonly message: string;
  readonly help: string;
  /** The line as it was probably meant, with which the rest of the file is read. */
  readonly repaired?: string;
}

/** Maximum length of a line to look at: a slip is short, and a scalar of megabytes would take minutes. */
const longest = 500;

const key = /[A-Za-z_][\w.-]*/.source;
const spaceless = new RegExp(`^(?:- )?(${key}):([^\\s/:].*)$`);
const equals = new RegExp(`^(?:- )?(${key})\\s*(?:=|:=|=>)\\s*(.*)$`);
const quotedWhole = new RegExp(`^(["'])(${key}: .*)\\1$`);
/** A key, alone or followed by what can only be a value: more words would be a sentence. */
const word = new RegExp(`^(${key})(?: +("[^"]*"|'[^']*'|\\[[^\\]]*\\]|[^\\s:]+))?$`);
const inlineItem = new RegExp(`^(${key}):\\s+-\\s+([^\\s[\\]{}&*#][^\\s:,]*)$`);

/** The mistake in a line of a spec, with the line `below` it; undefined if it is none of these. */
export function mistypedLine(line: string, below = ""): MistypedLine | undefined {
  if (line.length > longest) return undefined;
  const text = line.replace(/\s+#.*$/, "").trim();
  const indent = " ".repeat(Math.max(0, depthOf(line)));
  const dash = text.startsWith("- ") ? "- " : "";
  const as = (message: string, written: string): MistypedLine => ({
    message,
    help: `write \`${written}\``,
    repaired: indent + dash + written,
  });
  const [, name, value] = spaceless.exec(text) ?? [];
  if (name !== undefined) return as("there is no space after the colon", `${name}: ${value}`);
  const [, left, right] = equals.exec(text) ?? [];
  if (left !== undefined) return as("a key and its value are separated by a colon", `${left}: ${right}`);
  const [, , whole] = quotedWhole.exec(text) ?? [];
  if (whole !== undefined) return as("the quotes enclose the key and its value", whole);
  const [, only, rest] = word.exec(text) ?? [];
  const isSection = depthOf(below) > depthOf(line);
  if (only !== undefined && rest === undefined) return as(`there is no colon after \`${only}\``, `${only}:${isSection ? "" : " value"}`);
  if (only !== undefined && !isSection) return as(`there is no colon after \`${only}\``, `${only}: ${rest}`);
  return mistypedItem(text, indent);
}

function mistypedItem(text: string, indent: string): MistypedLine | undefined {
  const [, key, item] = inlineItem.exec(text) ?? [];
  if (key !== undefined)
    return {
      message: "a list item stands on the line of its key",
      help: `write \`${key}: [${item}]\`, or put the item on a line of its own`,
      repaired: `${indent}${key}: [${item}]`,
    };
  if (/^-(?: |$)/.test(text))
    return {
      message: "a list item stands among keys",
      help: "remove the dash, or put the item below a key",
      repaired: indent + text.slice(2),
    };
  if (/^-[^\s-]/.test(text))
    return {
      message: "there is no space after the dash",
      help: `write \`- ${text.slice(1)}\``,
      repaired: `${indent}- ${text.slice(1)}`,
    };
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(text))
    return { message: "the file contains a merge conflict", help: "resolve the conflict in git" };
  return undefined;
}

/** Number of characters before the content of a line. */
function depthOf(line: string): number {
  return line.search(/\S/);
}

/** `rdsMultiAz:true`, `rdsMultiAz = true` or `-item` that YAML reads as text: the first line as it should be. */
export function mistypedText(text: string): string | undefined {
  const isMistyped = spaceless.test(text) || equals.test(text) || /^-\S/.test(text);
  if (text.length > 200 || !isMistyped) return undefined;
  const [first] = text.split(/\s(?=-\S|[A-Za-z_][\w.-]*(?:\s*=|:))/);
  return mistypedLine(first!)?.help;
}
