/** Whatever stands under `overrides` and `extraResources`: a plan that holds, or diagnostics inside the file; never a crash. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { loadCatalogue } from "../../../compiler/provider/catalogue.ts";
import { checkPlan } from "../../../compiler/provider/plan-types.ts";
import { judgeOrder } from "../../../tools/matrix/judge.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { compileOver } from "./support.ts";

const root = join(import.meta.dirname, "../../..");
const catalogue = loadCatalogue(join(root, "generated/catalogue"));
const planned = planOf("dev").resources;
const types = Object.keys(
  (JSON.parse(readFileSync(join(root, "generated/catalogue/aws/sns.json"), "utf8")) as { readonly resources: object }).resources,
);

const ids = fc.constantFrom(...planned.map(({ id }) => id), "extra-a", "extra-b", "nothing");
const word = fc.constantFrom("name", "tags", "a", "0", "1", "constructor", "__proto__", "policy", "$ref", "$literal");
const scalar = fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.boolean());
const reference = fc.record({ $ref: fc.tuple(ids, word).map((parts) => parts.join(".")) });
const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    reference,
    fc.record({ $config: word }),
    fc.record({ $json: tie("value") }),
    fc.record({ $secret: tie("value") }),
    fc.record({ $concat: fc.array(tie("value"), { maxLength: 3 }) }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(word, tie("value"), { maxKeys: 3 }),
  ),
})).value;

/** A path into a planned resource, or one that is near it. */
const place = fc.integer({ min: 0, max: planned.length - 1 }).chain((index) => {
  const { id, inputs } = planned[index]!;
  const paths = Object.entries(inputs).flatMap(([name, inner]) => [
    name,
    ...(inner !== null && typeof inner === "object"
      ? Object.keys(inner)
          .filter((key) => !key.startsWith("$"))
          .map((key) => `${name}.${key}`)
      : []),
  ]);
  return fc.record({
    id: fc.constant(id),
    path: fc.oneof(
      fc.constantFrom(...paths, "nothing"),
      fc.constantFrom(...paths).map((path) => `${path}.0`),
    ),
  });
});
const override = fc
  .tuple(place, value, fc.constantFrom("set", "remove", "merge"))
  .map(([{ id, path }, put, kind]) => [id, kind === "remove" ? { remove: [path] } : { [kind]: { [path]: put } }]);
const spec = fc.record({
  overrides: fc.array(override, { minLength: 1, maxLength: 3 }).map((entries) => Object.fromEntries(entries) as object),
  extraResources: fc.dictionary(
    fc.constantFrom("extra-a", "extra-b"),
    fc.record({ type: fc.constantFrom(...types, "aws:sns/nothing:Nothing"), inputs: fc.dictionary(word, value, { maxKeys: 3 }) }),
    { maxKeys: 2 },
  ),
});

it("gives a plan that holds or diagnostics that have a place", () => {
  let plans = 0;
  fc.assert(
    fc.property(spec, (tree) => {
      const lines = Object.entries(tree).map(([key, inner]) => `${key}: ${JSON.stringify(inner)}\n`);
      const { plan, diagnostics } = compileOver(lines.join(""));
      for (const { range, file } of diagnostics) {
        expect(range.line).toBeGreaterThan(0);
        expect(file === "spec/escape.yaml" ? range.line <= 3 : file.startsWith("spec/")).toBe(true);
      }
      if (plan === undefined) {
        expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
        return;
      }
      plans += 1;
      expect(judgeOrder(plan)).toEqual([]);
      expect(checkPlan(catalogue, plan)).toEqual([]);
    }),
    { numRuns: 300, seed: 20261124 },
  );
  expect(plans).toBeGreaterThan(5);
}, 120_000);
