/** Security rules that a spec does without and that need no waiver, as the summaries of `compile` and `validate` list them. */
import type { Note } from "../../rules/notes.ts";

const width = 120;

/**
 * Names only, wrapped: `explain` and `--format json` give the reasons. What the platform is not meant to satisfy is the same everywhere,
 * so only `--format json` lists it.
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
