/** Which price books the built command opens: a hook reports every file that the process reads. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { frozenProject } from "../../../tools/fixtures/project.ts";

const root = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "platform-compile-reads-"));
cpSync(join(frozenProject, "spec"), join(folder, "spec"), { recursive: true });
writeFileSync(join(folder, "Pulumi.yaml"), "name: reads\n");
writeFileSync(join(folder, "spec/unbudgeted.yaml"), "extends: dev.yaml\nenvironment: unbudgeted\nbudget: null\n");
afterAll(() => rmSync(folder, { recursive: true }));

const hook = `import fs from "node:fs";
for (const name of ["readFileSync", "openSync"]) {
  const read = fs[name];
  fs[name] = (path, ...rest) => {
    if (typeof path === "string") process.stderr.write("read " + path + "\\n");
    return read(path, ...rest);
  };
}`;

/** Names of the price books that a run reads, and the number of other files. */
function reads(...args: readonly string[]): { readonly books: readonly string[]; readonly others: number } {
  const launcher = join(root, "dist/platform-compile.cjs");
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(hook)}`, launcher, ...args],
    { cwd: folder, encoding: "utf8" },
  );
  expect(status).toBe(0);
  const files = [...stderr.matchAll(/^read (.*)$/gm)].map(([, file = ""]) => file.replaceAll("\\", "/"));
  const books = files.filter((file) => file.includes("/generated/prices/")).map((file) => file.slice(file.lastIndexOf("/") + 1));
  return { books: [...new Set(books)], others: files.length - books.length };
}

describe("price books", () => {
  it("are not read by a compile without a budget", () => {
    const { books, others } = reads("compile", "spec/unbudgeted.yaml");
    expect(books).toEqual([]);
    // The hook does see reads.
    expect(others).toBeGreaterThan(0);
  });

  it("are read only for the spec's own region", () => {
    expect(reads("compile", "spec/prod-100k.yaml").books).toEqual(["eu-central-1.json"]);
    expect(reads("cost", "spec/dev.yaml", "spec/prod.yaml", "spec/prod-100k.yaml").books).toEqual(["eu-central-1.json"]);
    expect(reads("explain", "rdsMultiAz", "spec/prod.yaml").books).toEqual(["eu-central-1.json"]);
  });
});
