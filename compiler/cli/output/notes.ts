/** Security rules that a spec does not satisfy and need not waive, as the summaries of `compile` and `validate` list them. */
import { wrapped } from "../../diagnostics/render/wrap.ts";
import type { Note } from "../../rules/notes.ts";

/**
 * Wrapped names; `explain` and `--format json` show the reasons. Rules that the platform does not implement by design are identical in
 * every environment, so only `--format json` lists them.
 */
export function noteLines(notes: readonly Note[]): readonly string[] {
  return [
    ...wrapped("note: class dev runs without", namesOf(notes, "class")),
    ...wrapped("note: recommended, but not set", namesOf(notes, "recommended")),
  ];
}

function namesOf(notes: readonly Note[], why: Note["why"]): readonly string[] {
  return notes.filter((note) => note.why === why).map(({ rule }) => rule);
}
