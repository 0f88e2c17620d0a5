import { describe, expect, it } from "vitest";
import type { KeyNode } from "../../../compiler/reference/schema.ts";
import { axes, choose, productAxes } from "../../../tools/matrix/axes.ts";
import { axesOf, schemaAxes } from "../../../tools/matrix/schema-axes.ts";
import { loadEnvironmentSchema, type SchemaNode } from "../../../tools/generate/schema/load.ts";

/** Name, labels, and what each value overrides in a spec of class prod. */
const described = (properties: Readonly<Record<string, KeyNode>>) =>
  axesOf("uploads", { properties }).map(({ name, values }) => [name, values.map(([label, over]) => [label, over({ class: "prod" })])]);

describe("axes of a section", () => {
  it("are its booleans and enumerations", () => {
    const properties: Record<string, KeyNode> = {
      enableUploads: { type: "boolean" },
      uploadClass: { type: "string", enum: ["hot", "cold"] },
      uploadLimit: { type: "integer", minimum: 1 },
    };
    expect(described(properties)).toEqual([
      [
        "uploads.enableUploads",
        [
          ["false", { uploads: { enableUploads: false } }],
          ["true", { uploads: { enableUploads: true } }],
        ],
      ],
      [
        "uploads.uploadClass",
        [
          ["hot", { uploads: { uploadClass: "hot" } }],
          ["cold", { uploads: { uploadClass: "cold" } }],
        ],
      ],
    ]);
  });

  it("take the extremes of an enumeration of numbers", () => {
    const [[, values]] = described({ days: { type: "integer", enum: [1, 7, 30] } }) as [[string, [string, unknown][]]];
    expect(values.map(([label]) => label)).toEqual(["1", "30"]);
  });

  it("turn a switch on together with what it requires", () => {
    const node: KeyNode = { type: "boolean", "x-requires": { uploadLimit: 1 } };
    expect(described({ enableScan: node })).toEqual([
      [
        "uploads.enableScan",
        [
          ["false", { uploads: { enableScan: false } }],
          ["true", { uploads: { enableScan: true, uploadLimit: 1 } }],
        ],
      ],
    ]);
  });

  it("are what `x-matrix` states, where it does", () => {
    const node: KeyNode = { type: "string", "x-matrix": [{ path: null }, { path: "/health", interval: 30 }] };
    expect(described({ path: node })).toEqual([
      [
        "uploads.path",
        [
          ["unset", { uploads: { path: null } }],
          ["/health", { uploads: { path: "/health", interval: 30 } }],
        ],
      ],
    ]);
  });

  it("keep a control on that class prod may not waive, in class prod only", () => {
    const node: KeyNode = { type: "boolean", "x-controls": [{ rule: "repository-immutable-tags", off: false }] };
    const [off, on] = axesOf("ecr", { properties: { enableImmutableTags: node } })[0]!.values;
    expect(off![1]({ class: "prod" })).toEqual({});
    expect(off![1]({ class: "dev" })).toEqual({ ecr: { enableImmutableTags: false } });
    expect(on![1]({ class: "prod" })).toEqual({ ecr: { enableImmutableTags: true } });
  });
});

describe("axes of the matrix", () => {
  const names = axes.map(({ name }) => name);

  it("contain every boolean and enumeration of every module, once", () => {
    const modules = Object.entries(loadEnvironmentSchema().properties ?? {}).filter(([, node]) => node["x-order"] !== undefined);
    const isSwitch = (node: SchemaNode) => node.type === "boolean" || (node.enum?.length ?? 0) > 1;
    const switches = modules.flatMap(([section, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, node]) => isSwitch(node))
        .map(([key]) => `${section}.${key}`),
    );
    expect(switches.filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(schemaAxes().length).toBeGreaterThanOrEqual(switches.length);
  });

  it("keep the base's values beyond the full product", () => {
    const { over } = choose(productAxes.map(() => 0));
    expect(Object.keys(over)).not.toContain("iam");
    expect(over).toMatchObject({ class: "dev", rds: { enableRdsProxy: false }, waf: { enableWaf: false } });
  });
});
