/** A first pull request that adds what takes the place of something, and keeps the old one. */
import { changeOf } from "../../change/operations/index.ts";
import { editText } from "../../edit/edit.ts";
import type { Json, Operation as Edit } from "../../edit/operation.ts";
import type { Plan } from "../../plan/types.ts";
import { editedPaths } from "../../source/edited-paths.ts";
import { valueAt } from "../../source/value-at.ts";
import type { Pair } from "../types.ts";
import { planOf, type First } from "./first.ts";

/** A queue or workload with another name: without the first step, its users lose the old one while they learn of the new one. */
export function addedFirst({ before, after }: Pair): First | undefined {
  const [old, now] = [before?.source?.tree, after?.source?.tree];
  if (old === undefined || now === undefined || after?.text === undefined) return undefined;
  const entries = editedPaths(old, now).filter((path) => path.length === 3 && /^extra[A-Z]/.test(String(path[1])));
  const removed = entries.filter((path) => valueAt(now, path) === undefined);
  const added = entries.filter((path) => valueAt(old, path) === undefined);
  const moved = removed.filter((path) => added.some((other) => other[1] === path[1]));
  if (moved.length === 0) return undefined;
  const text = editText(after.text, moved.map((path): Edit => ({ kind: "set", path, value: valueAt(old, path) as Json }))); // prettier-ignore
  const plan = planOf(after, text);
  if (plan === undefined) return undefined;
  if (deletedIn(before?.plan, plan).length >= deletedIn(before?.plan, after.plan).length) return undefined;
  const names = moved.map((path) => path.join(".")).join(", ");
  return {
    because: `the change removes ${names} in the step that adds what takes its place: what is still in it, and whoever still uses it, is lost`,
    title: "add, and keep the old one",
    then: `remove ${names} when nothing uses it`,
    text,
  };
}

function deletedIn(before: Plan | undefined, after: Plan | undefined): readonly string[] {
  return changeOf(before, after).operations.flatMap(({ id, kind }) => (kind === "delete" ? [id] : []));
}
