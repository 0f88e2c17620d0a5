import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprint } from "../../../compiler/source/fingerprint.ts";
import { loadSpec } from "../../../compiler/source/index.ts";
import { nodeFileReader } from "../../../compiler/source/node-reader.ts";
import type { SpecSource } from "../../../compiler/source/types.ts";
import { memoryReader } from "./memory-reader.ts";

const files = {
  "spec/base.yaml":
    "region: eu-central-1\nvpc:\n  natGateways: 2\n  availabilityZones: [a, b, c]\nrds:\n  rdsMultiAz: true\n  rdsParameters:\n    work_mem: 4\n    x: 1\n",
  "spec/prod.yaml": "extends: base.yaml\nenvironment: prod\nrds:\n  rdsParameters:\n    x: null\n    y: 2\n",
  "spec/big.yaml": "extends: prod.yaml\nenvironment: big\nvpc:\n  availabilityZones: [a]\n  natGateways: null\nrds:\n  rdsMultiAz: false\n",
};

function load(more: Record<string, string>, file: string): SpecSource {
  const { value, diagnostics } = loadSpec(file, memoryReader({ ...files, ...more }));
  expect(diagnostics).toEqual([]);
  return value!;
}

describe("extends", () => {
  const big = load({}, "spec/big.yaml");

  it("merges maps deeply, replaces lists, removes nulls and drops itself", () => {
    expect(big.tree).toEqual({
      region: "eu-central-1",
      environment: "big",
      vpc: { availabilityZones: ["a"] },
      rds: { rdsMultiAz: false, rdsParameters: { work_mem: 4, y: 2 } },
    });
    expect(big.complete).toBe(true);
  });

  it("fingerprints every layer by its own tree", () => {
    expect(big.files).toEqual(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, fingerprint(text)])));
    const moved = load({ "spec/big.yaml": `# moved\n${files["spec/big.yaml"]}` }, "spec/big.yaml");
    expect(moved.files).toEqual(big.files);
  });

  it("knows which keys are set", () => {
    expect(big.isSet(["rds", "rdsParameters", "y"])).toBe(true);
    expect(big.isSet(["vpc", "availabilityZones", 0])).toBe(true);
    expect(big.isSet(["vpc", "availabilityZones", 1])).toBe(false);
    expect(big.isSet(["vpc", "natGateways"])).toBe(false);
    expect(big.isSet(["rds", "rdsParameters", "x"])).toBe(false);
    expect(big.isSet(["extends"])).toBe(false);
    expect(big.isSet(["toString"])).toBe(false);
  });

  it.each([
    ["a value of the spec itself", ["rds", "rdsMultiAz"], "value", "spec/big.yaml", 7, 15, 20, 0],
    ["its key", ["rds", "rdsMultiAz"], "key", "spec/big.yaml", 7, 3, 13, 0],
    ["a value of the parent", ["rds", "rdsParameters", "y"], "value", "spec/prod.yaml", 6, 8, 9, 1],
    ["a value of the grandparent", ["rds", "rdsParameters", "work_mem"], "value", "spec/base.yaml", 8, 15, 16, 2],
    ["a list item", ["vpc", "availabilityZones", 0], "value", "spec/big.yaml", 4, 23, 24, 0],
    ["what replaced a list that had more items", ["vpc", "availabilityZones", 2], "value", "spec/big.yaml", 4, 3, 20, 0],
    ["the null that returned a key to its default", ["vpc", "natGateways"], "value", "spec/big.yaml", 5, 16, 20, 0],
    ["a null of the parent", ["rds", "rdsParameters", "x"], "value", "spec/prod.yaml", 5, 8, 12, 1],
    ["the section of a key that nobody set", ["rds", "rdsEngineVersion"], "value", "spec/big.yaml", 6, 1, 4, 0],
    ["a block by its key", ["rds", "rdsParameters"], "value", "spec/prod.yaml", 4, 3, 16, 1],
    ["the file's start when there is nothing near", ["redis", "x"], "value", "spec/big.yaml", 1, 1, 1, 0],
  ] as const)("locates %s", (_name, path, what, file, line, column, endColumn, layer) => {
    expect(big.locate(path, what)).toEqual({ file, range: { line, column, endLine: line, endColumn }, layer });
  });

  it("treats one layer's keys after null as the whole section", () => {
    const spec = load(
      { "spec/a.yaml": "extends: b.yaml\nvpc:\n  natGateways: 1\n", "spec/b.yaml": "extends: base.yaml\nvpc: null\n" },
      "spec/a.yaml",
    );
    expect(spec.tree["vpc"]).toEqual({ natGateways: 1 });
    expect(spec.locate(["vpc", "availabilityZones"]).file).toBe("spec/a.yaml");
  });

  it("gives the same result with the plain reader and with yaml", () => {
    const viaYaml = load({ "spec/big.yaml": `--- # yaml reads this\n${files["spec/big.yaml"]}` }, "spec/big.yaml");
    expect(viaYaml.tree).toEqual(big.tree);
    expect(viaYaml.files).toEqual(big.files);
  });

  it.each(["__proto__: {polluted: true}", "tags: {__proto__: a}", "a: [{b: {__proto__: {polluted: true}}}]", '"__proto__": 1'])(
    "refuses a key called __proto__ in %s",
    (text) => {
      const { diagnostics } = loadSpec("spec/a.yaml", memoryReader({ "spec/a.yaml": `${text}\n` }));
      expect(diagnostics.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
        "value-not-json `__proto__` cannot be a key: JavaScript loses it",
      ]);
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    },
  );

  it("checks what exists when the parent is missing", () => {
    const { value, diagnostics } = loadSpec("spec/a.yaml", memoryReader({ "spec/a.yaml": "extends: gone.yaml\nregion: x\n" }));
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["parent-not-found"]);
    expect(value).toMatchObject({ complete: false, tree: { region: "x" } });
  });
});

describe("files", () => {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "spec-"));
    mkdirSync(join(root, "project/spec/folder"), { recursive: true });
    writeFileSync(join(root, "secret.yaml"), "region: x\n");
    writeFileSync(join(root, "project/spec/big.yaml"), `a: ${"x".repeat(1024 * 1024)}\n`);
    writeFileSync(join(root, "project/spec/dev.yaml"), "region: x\n");
    writeFileSync(join(root, "project/spec/up.yaml"), "extends: ../../secret.yaml\n");
    writeFileSync(join(root, "project/spec/link.yaml"), "extends: linked.yaml\n");
    symlinkSync(join(root, "secret.yaml"), join(root, "project/spec/linked.yaml"));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  const codes = (file: string) => loadSpec(file, nodeFileReader(join(root, "project"))).diagnostics.map(({ rule }) => rule);

  it("reads them", () => {
    expect(loadSpec("spec/dev.yaml", nodeFileReader(join(root, "project"))).value?.tree).toEqual({ region: "x" });
  });

  it.each([
    ["a file that is not there", "spec/none.yaml", "unreadable-file"],
    ["a folder", "spec/folder", "unreadable-file"],
    ["a file below a file", "spec/dev.yaml/x", "unreadable-file"],
    ["a file over 1 MiB", "spec/big.yaml", "file-too-large"],
    ["a parent outside the project", "spec/up.yaml", "parent-outside-project"],
    ["a parent behind a link that leads outside", "spec/link.yaml", "parent-outside-project"],
  ])("refuses %s", (_name, file, code) => {
    expect(codes(file)).toEqual([code]);
  });

  it("reads what the user names outside the project", () => {
    expect(codes("../secret.yaml")).toEqual([]);
  });
});
