/** CSV (RFC 4180) that spreadsheets open without evaluating what a spec says. */

/** One document; rows end with CR LF, as the RFC demands. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** A spreadsheet evaluates text that starts with one of these as a formula; an apostrophe in front makes it text. */
const formula = /^\s*[=+\-@\t\r]/;
const number = /^-?\d+(\.\d+)?$/;

function cell(text: string): string {
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
