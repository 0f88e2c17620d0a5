import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { compileSpec } from "../../../compiler/compile.ts";
import { hasErrors } from "../../../compiler/diagnostics/types.ts";
import { effectiveSchema, nodeAt } from "../../../compiler/validate/schema/metadata.ts";
import { today } from "../cli/run.ts";
import { frozenFiles } from "../../../tools/fixtures/specs.ts";

const disk = frozenFiles;

/** Every key of the schema, as [section, key] or [key]. */
const keys = Object.entries(effectiveSchema().properties ?? {}).flatMap(([key, node]) =>
  node.properties === undefined ? [[key]] : Object.keys(node.properties).map((inner) => [key, inner]),
);
const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    1,
    2,
    3,
    -1,
    7,
    1e9,
    0.5,
    "",
    "x",
    "yes",
    "10.0.0.0/16",
    "10.0.0.0/24",
    "a b",
    "é",
    "03:00-04:00",
    "sun:23:30-mon:00:30",
  ),
  fc.constantFrom<unknown>([], ["x"], ["eu-central-1a", "eu-central-1c"], {}, { config: "x" }, { a: { b: [1] } }, [{}], [null], [[]]),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
/** Half of the values are legal for their key, so that specs reach the rules and the modules. */
const change = fc.constantFrom(...keys).chain((key) => {
  const { enum: choices = [], examples = [], minimum, maximum, type } = nodeAt(effectiveSchema(), key);
  const bounds = [minimum, maximum].filter((bound) => bound !== undefined);
  const legal = [...choices, ...examples, ...bounds, ...(type === "boolean" ? [true, false] : [])];
  return fc.record({ key: fc.constant(key), value: legal.length === 0 ? value : fc.oneof(value, fc.constantFrom<unknown>(...legal)) });
});
const runs = Number(process.env["FUZZ_RUNS"] ?? 150);

describe("a spec with arbitrary values", () => {
  it("gives diagnostics or a plan, and never crashes the compiler", () => {
    let plans = 0;
    fc.assert(
      fc.property(fc.constantFrom("dev", "prod", "prod-100k"), fc.array(change, { minLength: 1, maxLength: 4 }), (parent, changes) => {
        const tree: Record<string, unknown> = { extends: `${parent}.yaml` };
        for (const {
          key: [first, second],
          value: wild,
        } of changes) {
          if (second === undefined) tree[first!] = wild;
          else tree[first!] = { ...(Object(tree[first!]) as object), [second]: wild };
        }
        const bytes = new TextEncoder().encode(stringify(tree));
        const reader = { read: (file: string, within?: boolean) => (file === "spec/fuzz.yaml" ? { bytes } : disk.read(file, within)) };
        const { diagnostics, plan } = compileSpec("spec/fuzz.yaml", reader, { asOf: today });
        expect(plan === undefined).toBe(hasErrors(diagnostics));
        const places = diagnostics.map(({ rule, key, message, file, range }) => JSON.stringify([rule, key, message, file, range]));
        expect(new Set(places).size).toBe(places.length);
        if (plan) plans += 1;
      }),
      { numRuns: runs },
    );
    expect(plans).toBeGreaterThan(0);
  });
});
