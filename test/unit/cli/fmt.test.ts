import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "./run.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-"));
  cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
  writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (name: string) => readFileSync(join(root, "spec", name), "utf8");
const write = (name: string, text: string) => writeFileSync(join(root, "spec", name), text);
const fmt = (...argv: string[]) => run(["fmt", ...argv], { cwd: root });

describe("fmt", () => {
  it("leaves formatted files alone", async () => {
    const { code, stdout } = await fmt();
    expect(code).toBe(0);
    expect(stdout).toBe("spec/dev.yaml: unchanged\nspec/prod-100k.yaml: unchanged\nspec/prod.yaml: unchanged\n");
  });

  it("writes the formatted file, and no other file", async () => {
    write("eu.yaml", "environment: eu # Frankfurt\nextends: 'prod.yaml'\n");
    const { code, stdout } = await fmt("spec/eu.yaml");
    expect([code, stdout]).toEqual([0, "spec/eu.yaml: formatted\n"]);
    expect(read("eu.yaml")).toBe("extends: prod.yaml\nenvironment: eu # Frankfurt\n");
    expect(readdirSync(join(root, "spec")).sort()).toEqual(["dev.yaml", "eu.yaml", "prod-100k.yaml", "prod.yaml"]);
  });

  it("--check writes nothing, and points at the first line that would change", async () => {
    const text = "schema: 1\nextends: prod.yaml\nvpc: {natGateways: 2}\n";
    write("eu.yaml", text);
    const { code, stdout, stderr } = await fmt("--check", "spec/eu.yaml", "spec/dev.yaml");
    expect(code).toBe(1);
    expect(stderr).toContain("spec/eu.yaml:3:1 error spec-not-formatted");
    expect(stderr).toContain("run: npx platform-compile fmt spec/eu.yaml");
    expect(stdout).toBe("spec/dev.yaml: unchanged\n");
    expect(read("eu.yaml")).toBe(text);
  });

  it("does not touch files that it cannot parse, and formats the others", async () => {
    write("bad.yaml", "schema: 1\nschema: 2\n");
    write("eu.yaml", "extends:   prod.yaml\n");
    const { code, stdout, stderr } = await fmt("spec/bad.yaml", "spec/eu.yaml", "spec/none.yaml");
    expect(code).toBe(1);
    expect(stderr).toContain("duplicate-key");
    expect(stderr).toContain("spec/none.yaml:1:1 error unreadable-file");
    expect(read("bad.yaml")).toBe("schema: 1\nschema: 2\n");
    expect(stdout).toBe("spec/eu.yaml: formatted\n");
  });

  it("formats standard input to standard output", async () => {
    const { code, stdout } = await run(["fmt", "-"], { cwd: root, stdin: "b:   1\nschema: 1\n" });
    expect([code, stdout]).toEqual([0, "schema: 1\nb: 1\n"]);
  });
});
