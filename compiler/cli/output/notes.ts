/** Security rules that a spec does not satisfy and need not waive, as the summaries of `compile` and `validate` list them. */
import type { Note } from "../../rules/notes.ts";

const width = 120;

/**
 * Wrapped names; `explain` and `--format json` show the reasons. Rules that the platform does not implement by design are identical in
 * every environment, so only `--format json` lists them.
 */
export function noteLines(notes: readonly Note[]): readonly string[] {
  return [
    ...wrapped("note: class dev runs without", namesOf(notes, "class")),
    ...wrapped("note: no key satisfies", namesOf(notes, "unsupported")),
  ];
}

function namesOf(notes: readonly Note[], why: Note["why"]): readonly string[] {
  return notes.filter((note) => note.why === why).map(({ rule }) => rule);
}

function wrapped(head: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const lines = [`  ${head}:`];
  for (const [index, name] of names.entries()) {
    const text = index === names.length - 1 ? name : `${name},`;
    const line = `${lines.at(-1)} ${text}`;
    if (line.length <= width) lines[lines.length - 1] = line;
    else lines.push(`    ${text}`);
  }
  return lines;
}
