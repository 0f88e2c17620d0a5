/** Tables: one description, drawn for a terminal or in Markdown. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of words; the others are numbers and end at their right edge. */
  readonly words: readonly number[];
  /** The last row is the total of the others. */
  readonly total?: boolean;
}

/** Aligned columns, two spaces apart, a rule before the total. */
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

/** GitHub's Markdown, aligned for whoever reads it as text. */
export function markdownTable({ head, rows, words, total = false }: Table): string {
  const body = total ? [...rows.slice(0, -1), rows.at(-1)!.map((cell) => (cell === "" ? "" : `**${cell}**`))] : rows;
  const cells = [head, ...body].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => (row[column] ?? "").length)));
  const draw = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (words.includes(column) ? (row[column] ?? "").padEnd(width) : (row[column] ?? "").padStart(width))).join(" | ")} |\n`;
  const ruler = draw(widths.map((width, column) => (words.includes(column) ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  return `${draw(cells[0]!)}${ruler}${cells.slice(1).map(draw).join("")}`;
}
