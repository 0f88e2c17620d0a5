/** Markdown that is also readable as plain text. */

/** A table with aligned columns; `numeric` columns (from 0) are right-aligned. Empty without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], numeric: readonly number[] = []): string {
  if (rows.length === 0) return "";
  const columns = head.map((title, column) => columnOf(title, rows, column, numeric.includes(column)));
  // Indexes instead of iterators, and no array per line: otherwise this loop would cause half of a run's garbage.
  let text = "";
  for (let row = -2; row < rows.length; row++) {
    let line = "|";
    for (let column = 0; column < columns.length; column++) line += ` ${columns[column]![row + 2]!} |`;
    text += row < rows.length - 1 ? `${line}\n` : line;
  }
  return text;
}

/** Cells of a column, padded to equal width: the title, the delimiter below it, and the rows. */
function columnOf(title: string, rows: readonly (readonly string[])[], column: number, right: boolean): readonly string[] {
  const cells = [cell(title), ""];
  let most = Math.max(3, width(cells[0]!));
  for (let row = 0; row < rows.length; row++) {
    const text = cell(rows[row]![column] ?? "");
    cells.push(text);
    if (text.length > most) most = Math.max(most, width(text));
  }
  cells[1] = right ? `${"-".repeat(most - 1)}:` : "-".repeat(most);
  for (let row = 0; row < cells.length; row++) cells[row] = pad(cells[row]!, most, right);
  return cells;
}

const surrogate = /[\ud800-\udbff]/;

/** Width in characters. A surrogate pair counts as one character; few cells contain any. */
function width(text: string): number {
  return surrogate.test(text) ? [...text].length : text.length;
}

function pad(text: string, most: number, right: boolean): string {
  const units = surrogate.test(text) ? most + text.length - width(text) : most;
  return right ? text.padStart(units) : text.padEnd(units);
}

/** A cell on one line, with pipes escaped unless they are already. */
function cell(text: string): string {
  const line = text.includes("\n") ? text.replaceAll(/\s*\n\s*/g, " ") : text;
  return line.includes("|") ? line.replaceAll(/(?<!\\)\|/g, "\\|") : line;
}

/** A code span; text that contains backticks gets a longer fence. */
export function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** GitHub's anchor of a heading: lowercase, without punctuation, with hyphens for spaces. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");
}

/** "yes" and "no" read better than true and false in comparisons. */
export function yesNo(value: unknown): string {
  return value === true ? "yes" : value === false ? "no" : String(value);
}

/** A fenced code block. */
export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
