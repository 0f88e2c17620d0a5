import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureMessage } from "../../../compiler/interpreter/failure-causes.ts";
import { locateKeys } from "../../../compiler/interpreter/spec-positions.ts";
import type { PlanResource } from "../../../compiler/plan/types.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "platform-blame-"));
  writeFileSync(join(root, "child.yaml"), "extends: base.yaml\ndatabase:\n  # bigger\n  size: 2\n");
  writeFileSync(join(root, "base.yaml"), "database:\n  size: 1\n  'engine': postgres\nempty:\n");
});
afterAll(() => rmSync(root, { recursive: true }));

describe("locateKeys", () => {
  it("finds the line of a key, in the first file that has it", async () => {
    const locate = await locateKeys(root, ["child.yaml", "base.yaml", "gone.yaml"]);
    expect(locate("database.size")).toBe("child.yaml:4");
    expect(locate("database.engine")).toBe("base.yaml:3");
    expect(locate("database")).toBe("child.yaml:2");
    expect([locate("database.port"), locate("empty.x"), locate("database.size.deep"), locate("")]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("failureMessage", () => {
  const resource: PlanResource = {
    id: "database",
    module: "m",
    type: "aws:rds/instance:Instance",
    inputs: {},
    options: {},
    from: { "": ["database"], engine: ["database.engine"], size: ["database.size", "rule:topic-encrypted"] },
  };

  it("names what the provider speaks of first", async () => {
    const locate = await locateKeys(root, ["child.yaml", "base.yaml"]);
    expect(failureMessage(resource, "create", ["Size 2 is too small"], locate)).toBe(
      "database could not be created. Caused by\n  child.yaml:4 database.size\n  rule:topic-encrypted\n  child.yaml:2 database\n  base.yaml:3 database.engine",
    );
  });

  it("names the keys alone where the spec is not", () => {
    expect(failureMessage(resource, "update", [], () => undefined)).toBe(
      "database could not be updated. Caused by\n  database\n  database.engine\n  database.size\n  rule:topic-encrypted",
    );
  });

  it("stops after eight causes", () => {
    const from = { "": Array.from({ length: 11 }, (_, index) => `key${index}`) };
    expect(failureMessage({ ...resource, from }, "delete", [], () => undefined)).toMatch(/key7\n {2}… and 3 more$/);
  });
});
