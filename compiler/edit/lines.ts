/** Lines of a text by offset, with LF or CR LF line breaks. */

/** Offset of the first character of the line that contains `at`. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

/** Offset of the line break that ends the line, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  const feed = text.indexOf("\n", at);
  if (feed < 0) return text.length;
  return text[feed - 1] === "\r" ? feed - 1 : feed;
}

/** Offset of the first character of the next line, or the end of the text. */
export function nextLine(text: string, at: number): number {
  const feed = text.indexOf("\n", at);
  return feed < 0 ? text.length : feed + 1;
}

/** The line break of the line above `at`, or else of the first line of the text. */
export function lineBreak(text: string, at: number): string {
  const above = text.lastIndexOf("\n", at - 1);
  const feed = at > 0 && above >= 0 ? above : text.indexOf("\n");
  return feed > 0 && text[feed - 1] === "\r" ? "\r\n" : "\n";
}

/** Is the line at `at` blank? False at the end of the text. */
export function isBlankLine(text: string, at: number): boolean {
  return at < text.length && text.slice(lineStart(text, at), lineEnd(text, at)).trim() === "";
}

/** Column of the comment on the line at `at`, counted from 0; undefined if the line is not just a comment. */
export function commentColumn(text: string, at: number): number | undefined {
  const line = text.slice(lineStart(text, at), lineEnd(text, at));
  const column = line.search(/[^ \t]/);
  return column >= 0 && line[column] === "#" ? column : undefined;
}
