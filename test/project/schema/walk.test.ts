/** Everything in the schema is documented, and every default and example is valid for its key. */
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { modules } from "../../../compiler/modules/registry.generated.ts";
import { loadEnvironmentSchema, type SchemaNode } from "../../../tools/generate/schema/load.ts";

interface Entry {
  readonly path: string;
  readonly node: SchemaNode;
}

function* walk(node: SchemaNode, path: readonly string[] = []): Iterable<Entry> {
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    yield { path: [...path, key].join("."), node: child };
    yield* walk(child, [...path, key]);
  }
  if (node.items !== undefined) yield* walk(node.items, [...path, "[]"]);
  if (typeof node.additionalProperties === "object") {
    if (node.additionalProperties.type === "object") yield { path: [...path, "*"].join("."), node: node.additionalProperties };
    yield* walk(node.additionalProperties, [...path, "*"]);
  }
}

const schema = loadEnvironmentSchema();
const entries = [...walk(schema)];
const sections = entries.filter(({ node }) => node["x-order"] !== undefined);
const keys = entries.filter(({ node }) => node["x-order"] === undefined);

const ajv = new Ajv({ strict: false });

function valuesByClass(value: unknown): readonly unknown[] {
  const split = value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).sort().join() === "dev,prod";
  return split ? Object.values(value) : [value];
}

describe("schema", () => {
  it("has a section for every module, in the order of the modules", () => {
    expect(sections.map(({ path }) => path)).toEqual(modules.map(({ name }) => name));
    const orders = sections.map(({ node }) => node["x-order"]!);
    expect(orders).toEqual([...new Set(orders)].sort((a, b) => a - b));
  });

  it("has a title and a description everywhere", () => {
    const bare = entries.filter(({ node }) => (node.title?.length ?? 0) < 2 || (node.description?.length ?? 0) < 15);
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  it("has a valid example on every key", () => {
    const wrong = keys.filter(
      ({ node }) =>
        !Array.isArray(node.examples) || node.examples.length === 0 || !node.examples.every((example) => ajv.validate(node, example)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("limits every key: numbers by range, strings by pattern, length or values", () => {
    const unbounded = keys.filter(({ node }) => {
      if (node.type === "integer" || node.type === "number") {
        return node.enum === undefined && (node["minimum"] ?? node["exclusiveMinimum"]) === undefined;
      }
      return (
        node.type === "string" &&
        node.enum === undefined &&
        node["pattern"] === undefined &&
        node["maxLength"] === undefined &&
        node["minLength"] === undefined
      );
    });
    expect(unbounded.map(({ path }) => path)).toEqual([]);
  });

  it("has valid defaults, or says that there is none", () => {
    const wrong = keys.filter(
      ({ node }) => "x-default" in node && !valuesByClass(node["x-default"]).every((value) => ajv.validate(node, value)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
    const both = keys.filter(({ node }) => "x-default" in node && node["x-optional"] === true);
    expect(both.map(({ path }) => path)).toEqual([]);
  });

  it("closes every object", () => {
    const open = [...sections, ...keys].filter(({ node }) => node.type === "object" && node.additionalProperties === undefined);
    expect(open.map(({ path }) => path)).toEqual([]);
  });

  it("has unique module-level keys, so that `explain KEY` needs no path", () => {
    const names = sections.flatMap(({ node }) => Object.keys(node.properties ?? {}));
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    expect(twice).toEqual([]);
  });
});
