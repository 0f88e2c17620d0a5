import { expect, it } from "vitest";
import { exploreDiff } from "../../../compiler/cli/explore/diff.ts";
import { diffOf } from "../../../compiler/diff/index.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

it("takes a rename by an alias for no change: in the list, the diagram and the bill", () => {
  const plan = planOf("prod");
  const text = JSON.stringify(plan.resources).replaceAll('"redis-main"', '"redis-first"');
  const resources = (JSON.parse(text) as typeof plan.resources).map((resource) =>
    resource.id === "redis-first" ? { ...resource, options: { ...resource.options, aliases: [{ id: "redis-main" }] } } : resource,
  );
  const pair = { file: "prod.plan.json", before: { label: "old", plan }, after: { label: "new", plan: { ...plan, resources } } };
  const { change, picture } = exploreDiff(diffOf(pair, { asOf: "2026-01-15" }), pair);
  expect(change).toMatchObject({ deleted: [], cost: { resources: [] } });
  expect(change!.effects.filter(({ id }) => /^redis-(main|first)$/.test(id))).toEqual([]);
  expect(picture.split('aria-label="redis-').length - 1).toBe(1);
  expect(picture).not.toMatch(/, (created|deleted)<.title>/);
});
