/** Free text and tables in Markdown. */
import { printable } from "./printable.ts";

/** Characters that start markup of GitHub Flavored Markdown, and the parts of addresses that it turns into links. */
const markup = /[\\`*_[\]<>#!|~&@$]|:(?=\/\/)|(?<=\bwww)\./gi;

/** Text from a spec that shows as it is: no markup, HTML, links or further table cells. */
export function markdownText(text: string): string {
  return printable(text.replace(/\s+/g, " ")).replace(markup, "\\$&");
}

/** A message, in which names stand between backticks: they stay code, and everything else shows as it is. */
export function markdownMessage(text: string): string {
  const parts = text.split(/(`[^`\n]+`)/);
  return parts.map((part, index) => (index % 2 === 1 ? printable(part).replaceAll("|", "\\|") : markdownText(part))).join("");
}

/** A table whose cells are Markdown already. */
export function markdownRows(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}
