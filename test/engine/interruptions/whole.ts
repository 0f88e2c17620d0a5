/** What must hold once an interrupted update has been finished. */
import { expect } from "vitest";
import type { RecordedCall } from "../support/records.ts";
import { nameOf, stays } from "../support/stacks.ts";
import type { Stack } from "../support/stack.ts";
import { retained, type Course } from "./courses.ts";

/**
 * Every resource of the plan exists exactly once in the account and in the state, and nothing else does: deleted resources are gone, only
 * the successors of replaced ones are left, and the state has no pending operations.
 */
export async function expectWhole(stack: Stack, { before, after, does }: Course): Promise<void> {
  const gone = new Set([...does.delete, ...does.createFirst]);
  const retained = (before?.resources ?? []).filter((resource) => gone.has(resource.id) && stays(resource)).map(({ id }) => id);
  const aws = after.resources.filter(({ type }) => type.startsWith("aws:")).map(({ id }) => id);
  expect(
    stack
      .existing()
      .map(({ urn }) => nameOf(urn))
      .sort(),
  ).toEqual([...aws, ...retained].sort());
  const state = (await stack.export()).filter(({ type }) => !/^(pulumi|platform):/.test(type));
  expect(state.map(({ urn }) => nameOf(urn)).sort()).toEqual(after.resources.map(({ id }) => id).sort());
  const there = new Set(stack.existing().map(({ urn, id }) => `${nameOf(urn)} ${id}`));
  for (const { urn, id, type } of state)
    if (type.startsWith("aws:")) expect([nameOf(urn), there.has(`${nameOf(urn)} ${id}`)]).toEqual([nameOf(urn), true]);
}

/**
 * The interrupted update and its completion together did to AWS exactly what an uninterrupted update does, with no creation or deletion
 * done twice.
 */
export function expectOnce(stack: Stack, course: Course): void {
  const { does } = course;
  const done = stack.calls().filter(({ error, finished, preview }) => preview !== true && error === undefined && finished !== undefined);
  const replaced = [...does.createFirst, ...does.deleteFirst];
  expect(namesOf(done, "create")).toEqual([...does.create, ...replaced].sort());
  const kept = retained(course);
  expect(namesOf(done, "delete")).toEqual([...does.delete, ...replaced].filter((name) => !kept.has(name)).sort());
  expect([...new Set(namesOf(done, "update"))]).toEqual([...does.update].sort());
}

function namesOf(calls: readonly RecordedCall[], wanted: string): string[] {
  return calls
    .filter(({ method }) => method === wanted)
    .map(({ urn }) => nameOf(urn))
    .sort();
}
