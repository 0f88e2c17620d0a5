/** Text for a terminal: wrapped, with labels in one column. */
import type { styleOf } from "../diagnostics/render/style.ts";

/** Maximum line width for comfortable reading. */
const width = 100;

/** Paragraphs; empty ones are left out. */
export function inBlocks(blocks: readonly (readonly string[])[]): string {
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** A label and its text, which continues below itself. */
export function labeled(label: string, text: string, widest: number, style: ReturnType<typeof styleOf>): readonly string[] {
  const indent = " ".repeat(widest + 4);
  const [first = "", ...rest] = wrap(plain(text), indent);
  return [`  ${style.faint(label.padEnd(widest + 2))}${first.trimStart()}`, ...rest];
}

/** Removes backticks, which a terminal does not need. */
export function plain(text: string): string {
  return text.replaceAll("`", "");
}

/** Wraps words into lines of at most `width` characters; a longer word gets a line of its own. */
export function wrap(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, indent + line];
}
