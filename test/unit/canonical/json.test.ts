import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asCanonical, prettyJson, sorted } from "../../../compiler/canonical/json.ts";
import { compileFrozen } from "../../../tools/fixtures/specs.ts";

/** The simplest equivalent: a copy whose keys are sorted at every level. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, copyOf(child)]),
  );
}

describe("prettyJson", () => {
  it("sorts keys at every level, whatever their original order", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(prettyJson(value)).toBe(`${JSON.stringify(copyOf(value), null, 2)}\n`);
      }),
    );
  });

  it("returns sorted values as they are, and never mutates its input", () => {
    const inner = { a: [{ x: 1 }], b: 2 };
    expect(sorted(inner)).toBe(inner);
    const outer = { z: inner, a: { d: 1, c: 2 } };
    const result = sorted(outer);
    expect(Object.keys(result)).toEqual(["a", "z"]);
    expect(result.z).toBe(inner);
    expect(Object.keys(outer)).toEqual(["z", "a"]);
  });

  it("trusts values marked as canonical", () => {
    expect(prettyJson({ a: asCanonical({ y: 1, x: 2 }) })).toBe('{\n  "a": {\n    "y": 1,\n    "x": 2\n  }\n}\n');
  });

  // The builder marks its resources as canonical; a copy of the plan carries no mark.
  it.each(["dev", "prod", "prod-100k"])("gives the same text for the plan of %s as for an unmarked copy", (name) => {
    const { plan } = compileFrozen(name);
    expect(prettyJson(plan)).toBe(prettyJson(JSON.parse(JSON.stringify(plan))));
  });
});
