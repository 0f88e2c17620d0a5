/** Keeps values in messages short: whoever reads a message can look the value up at its position. */
import type { Diagnostic } from "../types.ts";

/** Maximum number of characters of a quoted value. */
const longestValue = 80;

/** Between quotes, messages are prose or lists of short values. This limit is for values that contain quotes themselves. */
const longestPart = 300;

const longestMessage = 2000;

/** The diagnostic as it is shown, in every format. */
export function shortened(diagnostic: Diagnostic): Diagnostic {
  const { message, help, key, related } = diagnostic;
  return {
    ...diagnostic,
    message: shortMessage(message),
    ...(help === undefined ? {} : { help: shortMessage(help) }),
    ...(key === undefined ? {} : { key: cut(key, longestPart) }),
    ...(related === undefined ? {} : { related: related.map((other) => ({ ...other, message: shortMessage(other.message) })) }),
  };
}

/** Cuts values in backticks or quotation marks, words of prose, and finally the message. */
export function shortMessage(message: string): string {
  if (message.length <= longestValue) return message;
  const parts = message.split("`").map((part, index) => (index % 2 === 1 ? cut(part, longestValue) : cut(shortWords(part), longestPart)));
  return cut(parts.join("`"), longestMessage);
}

function shortWords(prose: string): string {
  return prose
    .replace(/"[^"]+"/g, (quoted) => (quoted.length <= longestValue + 2 ? quoted : `"${cut(quoted.slice(1, -1), longestValue)}"`))
    .replace(/\S{101,}/g, (word) => cut(word, longestValue));
}

/** At most `most` characters, the last of which is an ellipsis if the text is cut. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
