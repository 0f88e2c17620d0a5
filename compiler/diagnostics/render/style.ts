/**
 * Terminal colors, or none. The escape sequences are hard-coded because `util.styleText` loads `process.stdout`, which takes
 * milliseconds.
 */
export interface Style {
  error(text: string): string;
  warning(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
  added(text: string): string;
}

/** `color: false` returns plain text. */
export function styleOf(color: boolean): Style {
  const wrap = (open: number, close: number) => (text: string) => (color ? `\u001b[${open}m${text}\u001b[${close}m` : text);
  return { error: wrap(31, 39), warning: wrap(33, 39), strong: wrap(1, 22), faint: wrap(2, 22), added: wrap(32, 39) };
}

/** Use color only on a terminal that is not dumb, and never if NO_COLOR is set and not empty (https://no-color.org). */
export function wantsColor(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  return isTerminal && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
}
