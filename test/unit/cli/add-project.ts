/** A project of its own with the frozen specs, for tests of `add`. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import { compileSpec, type Compiled } from "../../../compiler/compile.ts";
import { nodeFileReader } from "../../../compiler/source/node-reader.ts";
import { valueAt } from "../../../compiler/source/value-at.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { run, today, type Outcome } from "./run.ts";

/** Starts every test of a file with an unchanged project. */
export function addProject() {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "platform-compile-"));
    cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
    writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const path = (name: string) => join(root, `spec/${name}.yaml`);
  const compiled = (name: string): Compiled => compileSpec(`spec/${name}.yaml`, nodeFileReader(root), { asOf: today });
  const project = {
    path,
    root: () => root,
    read: (name: string) => readFileSync(path(name), "utf8"),
    write: (name: string, text: string) => writeFileSync(path(name), text),
    restore: (name: string) => cpSync(join(frozenProject, `spec/${name}.yaml`), path(name)),
    add: (...argv: string[]): Promise<Outcome> => run(["add", ...argv], { cwd: root }),
    compiled,
    /** A value of a spec merged with its parents, by dotted key. */
    value: (name: string, key: string) => valueAt(compiled(name).source?.tree, key.split(".")),
    /** Edits a spec by hand. */
    replaced: (name: string, from: string, to: string) => {
      expect(project.read(name)).toContain(from);
      project.write(name, project.read(name).replace(from, to));
    },
  };
  return project;
}
