/**
 * Bad input: what people see for each kind of mistake. One folder per kind, with `input.yaml` and the `expected.txt` that the compiler
 * prints. Update the goldens with `npx vitest run test/cases -u`, and read the diff.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { planPath } from "../../compiler/cli/targets/project.ts";
import { mostBytes, type FileContent } from "../../compiler/source/types.ts";
import { project, repositoryWithFrozenSpecs, run } from "../unit/cli/run.ts";

const folder = "test/cases/bad-input";

/** Every kind. Where the file cannot be committed, the entry states what reading it returns. */
const kinds: Readonly<Record<string, FileContent | undefined>> = {
  "alias-bomb": undefined,
  "duplicate-key": undefined,
  "empty-file": undefined,
  "empty-value": undefined,
  "enormous-file": { failure: "too-large", detail: `${mostBytes + 1} bytes` },
  "everything-at-once": undefined,
  "extends-cycle": undefined,
  "key-of-another-section": undefined,
  "list-at-top": undefined,
  "missing-file": { failure: "missing", detail: "ENOENT" },
  "missing-key": undefined,
  "missing-parent": undefined,
  "not-an-allowed-value": undefined,
  "not-utf8": undefined,
  "not-yaml": undefined,
  "nul-byte": undefined,
  "only-comments": undefined,
  "out-of-range": undefined,
  "parent-outside-project": undefined,
  placeholder: undefined,
  "several-documents": undefined,
  "tab-indentation": undefined,
  tag: undefined,
  "too-deep": undefined,
  "unknown-key": undefined,
  "unknown-section": undefined,
  "unreadable-file": { failure: "unreadable", detail: "EACCES" },
  "wrong-form": undefined,
  "wrong-type": undefined,
};

describe("bad input", () => {
  it("has a golden for each kind, and no golden without a kind", () => {
    const folders = readdirSync(join(project, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(kinds).sort());
    for (const [kind, content] of Object.entries(kinds)) {
      expect([kind, existsSync(join(project, folder, kind, "input.yaml"))]).toEqual([kind, content === undefined]);
    }
  });

  it.each(Object.entries(kinds))("%s", async (kind, content) => {
    const input = `${folder}/${kind}/input.yaml`;
    const { code, stdout, stderr } = await run(["compile", input], {
      ...repositoryWithFrozenSpecs,
      files: { ...repositoryWithFrozenSpecs.files, ...(content === undefined ? {} : { [input]: content }) },
    });
    expect(code).toBe(1);
    expect(stderr).toContain(`${folder}/${kind}/`);
    expect(stderr + stdout).not.toMatch(/^\s+at |internal error/m);
    expect(existsSync(join(project, planPath(`test.cases.bad-input.${kind}.input`)))).toBe(false);
    await expect(`${stderr}${stdout}exit ${code}\n`).toMatchFileSnapshot(`bad-input/${kind}/expected.txt`);
  });
});
