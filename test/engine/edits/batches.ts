/** Edits that one update can carry: a preview costs seconds, and half of the edits change one or two resources. */
import { wanted } from "./judge.ts";
import type { Edit } from "./table.ts";

/**
 * Groups edits so that no two of a group name the same resource: what happens to a resource then has one edit as its cause, and each edit
 * is judged as if it were alone.
 */
export function batches(edits: readonly Edit[]): readonly (readonly Edit[])[] {
  const made: { readonly edits: Edit[]; readonly ids: Set<string> }[] = [];
  const sized = edits.map((edit) => ({ edit, ids: idsOf(edit) })).sort((one, other) => other.ids.length - one.ids.length);
  for (const { edit, ids } of sized) {
    let room = made.find((batch) => !ids.some((id) => batch.ids.has(id)));
    if (room === undefined) made.push((room = { edits: [], ids: new Set() }));
    room.edits.push(edit);
    for (const id of ids) room.ids.add(id);
  }
  return made.map((batch) => batch.edits);
}

/** The groups with the most edits. Every edit by itself is judged in test/unit/change/edits.test.ts, without the engine. */
export function largest(edits: readonly Edit[], groups = 3): readonly (readonly Edit[])[] {
  return [...batches(edits)].sort((one, other) => other.length - one.length).slice(0, groups);
}

/** Title of a test of these edits. */
export function titleOf(batch: readonly Edit[]): string {
  return batch.map(({ key, to }) => `${key} → ${typeof to === "string" ? to : JSON.stringify(to)}`).join(", ");
}

function idsOf(edit: Edit): readonly string[] {
  return [...Object.values(wanted(edit)).flat(), ...(edit.same ?? "").split(" ").filter(Boolean)];
}
