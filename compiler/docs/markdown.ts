/** Markdown that is pleasant to read as text, too. */

/** A table whose columns are aligned; `numeric` columns (from 0) to the right. Empty without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], numeric: readonly number[] = []): string {
  if (rows.length === 0) return "";
  const columns = head.map((title, column) => columnOf(title, rows, column, numeric.includes(column)));
  // Half of a run's garbage would come from here: indices instead of iterators, and no list for each line.
  let text = "";
  for (let row = -2; row < rows.length; row++) {
    let line = "|";
    for (let column = 0; column < columns.length; column++) line += ` ${columns[column]![row + 2]!} |`;
    text += row < rows.length - 1 ? `${line}\n` : line;
  }
  return text;
}

/** Cells of a column, all as wide as the widest: the title, the rule below it, and those of the rows. */
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

/** Characters; a pair of surrogates is one, and few cells hold any. */
function width(text: string): number {
  return surrogate.test(text) ? [...text].length : text.length;
}

function pad(text: string, most: number, right: boolean): string {
  const units = surrogate.test(text) ? most + text.length - width(text) : most;
  return right ? text.padStart(units) : text.padEnd(units);
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
