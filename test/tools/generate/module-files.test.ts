import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { moduleFileProblems } from "../../../tools/generate/module-files.ts";
import { projectRoot } from "../../../tools/generate/packages.ts";

let root = "";
beforeEach(() => {
  root = `${mkdtempSync(join(tmpdir(), "platform-modules-"))}/`;
  for (const path of ["compiler/modules/sqs", "compiler/modules/shared", "schema/modules/sqs.schema.json"])
    cpSync(join(projectRoot, path), join(root, path), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text = ""): void {
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, text);
}

describe("files of a module", () => {
  it("are complete in this project", () => {
    expect(moduleFileProblems()).toEqual([]);
    expect(moduleFileProblems(root)).toEqual([]);
  });

  it.each([
    "compiler/modules/sqs/notes.md",
    "compiler/modules/sqs/index.ts",
    "compiler/modules/sqs/refs.ts",
    "compiler/modules/sqs/cost.ts",
    "schema/modules/sqs.schema.json",
  ])("a missing %s is reported by its name", (path) => {
    rmSync(root + path);
    const problems = moduleFileProblems(root);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toContain(path);
  });

  it("may lack a `refs.ts` or `cost.ts` that nothing imports", () => {
    write("schema/modules/uploads.schema.json", "{}");
    write("compiler/modules/uploads/notes.md");
    write("compiler/modules/uploads/index.ts", 'import { queue } from "../sqs/refs.ts";\n');
    expect(moduleFileProblems(root)).toEqual([]);
  });

  it("are all reported for a section without a folder", () => {
    write("schema/modules/uploads.schema.json", "{}");
    expect(moduleFileProblems(root)).toEqual([
      expect.stringContaining("module `uploads` lacks compiler/modules/uploads/index.ts: create it"),
      expect.stringContaining("module `uploads` lacks compiler/modules/uploads/notes.md: create it"),
    ]);
  });
});
