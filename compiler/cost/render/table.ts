/** Tables that can be rendered for a terminal or as Markdown. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns with text, which are left-aligned; all others contain numbers and are right-aligned. */
  readonly words: readonly number[];
  /** The last row is the total of the others. */
  readonly total?: boolean;
}

/** Aligned columns two spaces apart, with a line above the total. */
export function textTable({ head, rows, words, total = false }: Table): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  const draw = (row: readonly string[]) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? "";
        return words.includes(column) ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  const body = rows.map(draw);
  return [draw(head), rule, ...(total ? body.toSpliced(-1, 0, rule) : body)].map((line) => `  ${line}\n`).join("");
}

/** A GitHub Markdown table, aligned so that it is readable as text. */
export function markdownTable({ head, rows, words, total = false }: Table): string {
  const body = total ? [...rows.slice(0, -1), rows.at(-1)!.map((cell) => (cell === "" ? "" : `**${cell}**`))] : rows;
  const cells = [head, ...body].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => (row[column] ?? "").length)));
  const draw = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (words.includes(column) ? (row[column] ?? "").padEnd(width) : (row[column] ?? "").padStart(width))).join(" | ")} |\n`;
  const ruler = draw(widths.map((width, column) => (words.includes(column) ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  return `${draw(cells[0]!)}${ruler}${cells.slice(1).map(draw).join("")}`;
}
