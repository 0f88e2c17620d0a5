/** Colours of a terminal, or none. Four escapes by hand: `util.styleText` asks `process.stdout`, whose load costs milliseconds. */
export interface Style {
  error(text: string): string;
  warning(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

/** `colour` false gives plain text. */
export function styleOf(colour: boolean): Style {
  const wrap = (open: number, close: number) => (text: string) => (colour ? `\u001b[${open}m${text}\u001b[${close}m` : text);
  return { error: wrap(31, 39), warning: wrap(33, 39), strong: wrap(1, 22), faint: wrap(2, 22) };
}

/** Colour goes to a terminal only, and never with NO_COLOR (https://no-color.org: set and not empty) or a dumb one. */
export function wantsColour(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  return isTerminal && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
}
