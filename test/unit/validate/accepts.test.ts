/** The acceptor is the validator without error messages, generated from the same schema: both must judge every value alike. */
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { parse } from "yaml";
import { accepts } from "../../../generated/validators/accepts.js";
import { validate } from "../../../generated/validators/effective.js";
import { schemaInput } from "../../../tools/fuzz/inputs/schema.ts";
import { mergeLayers } from "../../../compiler/source/merge.ts";
import { specTree } from "../../../tools/fixtures/specs.ts";

const names = ["dev", "prod", "prod-100k"];

type Tree = Record<string, unknown>;

/** Every path of a tree: sections, keys and items. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (value === null || typeof value !== "object") return [path];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...steps.flatMap((step) => pathsOf((value as Tree)[step], [...path, step]))];
}

function withValue(tree: Tree, path: readonly (string | number)[], value: unknown): unknown {
  if (path.length === 0) return value;
  const copy = structuredClone(tree);
  let at: Record<string | number, unknown> = copy;
  for (const step of path.slice(0, -1)) at = at[step] as Tree;
  if (value === undefined) delete at[path.at(-1)!];
  else at[path.at(-1)!] = value;
  return copy;
}

const wrong: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  1e9,
  0.5,
  "",
  "no such value",
  "x".repeat(5000),
  [],
  [1, 1],
  {},
  { extra: 1 },
];

describe("accepts", () => {
  it.each(names)("judges spec/%s.yaml, and every key of it with another value, as the validator does", (name) => {
    const tree = specTree(name);
    expect(accepts(tree)).toBe(true);
    const judged = pathsOf(tree).flatMap((path) =>
      wrong.map((value) => {
        const changed = withValue(tree, path, value);
        return { path, value, accepts: accepts(changed), valid: validate(changed) };
      }),
    );
    expect(judged.filter(({ accepts: one, valid }) => one !== valid)).toEqual([]);
    expect(judged.filter(({ valid }) => !valid).length).toBeGreaterThan(judged.length / 2);
  });

  it("judges specs of the schema's shape as the validator does", () => {
    fc.assert(
      fc.property(schemaInput(names.map(specTree)), (text) => {
        const tree: unknown = parse(String(text));
        expect(accepts(tree)).toBe(validate(tree));
      }),
      { numRuns: 200 },
    );
  });

  it("refuses an unknown key of a large section, including names from Object.prototype", () => {
    for (const key of ["natGatewayz", "toString", "constructor"]) {
      const tree = mergeLayers([{ vpc: { [key]: 1 } }, specTree("dev")]);
      expect(accepts(tree)).toBe(false);
    }
  });
});
