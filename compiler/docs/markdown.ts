/** Markdown that is pleasant to read as text, too. */

/** A table whose columns are aligned; `numeric` columns (from 0) to the right. Empty without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], numeric: readonly number[] = []): string {
  if (rows.length === 0) return "";
  const cells = [head, ...rows].map((row) => row.map(cell));
  const widths = head.map(() => 3);
  for (const row of cells) for (const [column, text] of row.entries()) widths[column] = Math.max(widths[column] ?? 3, width(text));
  const line = (row: readonly string[]) =>
    `| ${widths.map((most, column) => pad(row[column] ?? "", most, numeric.includes(column))).join(" | ")} |`;
  const rule = `| ${widths.map((most, column) => (numeric.includes(column) ? `${"-".repeat(most - 1)}:` : "-".repeat(most))).join(" | ")} |`;
  return [line(cells[0]!), rule, ...cells.slice(1).map(line)].join("\n");
}

/** Characters; a pair of surrogates is one, and few cells hold any. */
function width(text: string): number {
  return /[\ud800-\udbff]/.test(text) ? [...text].length : text.length;
}

function pad(text: string, most: number, right: boolean): string {
  const space = " ".repeat(most - width(text));
  return right ? space + text : text + space;
}

/** One line, and no bar that would end the cell. */
function cell(text: string): string {
  const line = text.includes("\n") ? text.replaceAll(/\s*\n\s*/g, " ") : text;
  return line.includes("|") ? line.replaceAll("|", "\\|") : line;
}

/** In backticks; text that holds some gets more of them. */
export function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Anchor that GitHub gives a heading: lower case, punctuation dropped, blanks to hyphens. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");
}

/** "yes" and "no" read better in comparisons than true and false. */
export function yesNo(value: unknown): string {
  return value === true ? "yes" : value === false ? "no" : String(value);
}

/** A block of a language. */
export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
