/** No test, tool or benchmark depends on spec/: an edit of it, with plans and pages made anew, changes nothing else. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frozenProject } from "../../tools/fixtures/project.ts";

const root = join(import.meta.dirname, "../..");

describe("tests, tools and benchmarks", () => {
  it.each(["spec/prod.yaml", "generated/plans/prod.plan.json", "docs/infrastructure/README.md"])("cannot read %s", (file) => {
    expect(() => readFileSync(join(root, file))).toThrow("a test reads");
    expect(() => readdirSync(join(root, file, ".."))).toThrow("a test reads");
  });

  it("name none of these folders below the repository's root", () => {
    const sources = globSync(["test/**/*.ts", "tools/**/*.ts", "bench/**/*.ts"], {
      cwd: root,
      ignore: ["test/shipped/**", "test/project/frozen-specs.test.ts", "test/support/specs-are-off-limits.ts"],
    });
    expect(sources.length).toBeGreaterThan(200);
    expect(sources.flatMap((file) => readersOf(file, readFileSync(join(root, file), "utf8")))).toEqual([]);
  });

  it("would be found", () => {
    expect(readersOf("a.ts", 'readFileSync(join(projectRoot, "spec", name))')).toHaveLength(1);
    expect(readersOf("a.ts", 'readFileSync(join(import.meta.dirname, "../../docs/infrastructure/cost.md"))')).toHaveLength(1);
    expect(readersOf("a.ts", "compileSpec(file, nodeFileReader(projectRoot))")).toHaveLength(1);
    expect(readersOf("a.ts", 'readFileSync(join(frozenProject, "spec", name))')).toEqual([]);
  });
});

const repositoryRoot = "(?:projectRoot|project|import\\.meta\\.dirname)";
const patterns = [
  new RegExp(`join\\(${repositoryRoot}, *["\`](?:\\.\\./)*(?:spec|generated/plans|docs/infrastructure)["\`/]`),
  new RegExp(`nodeFileReader\\(${repositoryRoot}\\)`),
];

/** Lines of a source that read below the repository's root what people edit. */
function readersOf(file: string, text: string): readonly string[] {
  return text
    .split("\n")
    .flatMap((line, index) => (patterns.some((pattern) => pattern.test(line)) ? [`${file}:${index + 1} ${line}`] : []));
}

/**
 * Valid edits of a copy of the specs, one after the other. The copy is that of the frozen specs: with the specs as users have them now,
 * an edit of theirs could make one of these invalid.
 */
const edits: Readonly<Record<string, (spec: (name: string) => string) => void>> = {
  "a removed environment file": (spec) => rmSync(spec("prod-100k")),
  "a count": (spec) => replace(spec("prod"), "apiServiceDesiredCount: 2", "apiServiceDesiredCount: 4"),
  "a class": (spec) => replace(spec("dev"), "rdsInstanceClass: db.t3.micro", "rdsInstanceClass: db.t3.small"),
  "a switch": (spec) => replace(spec("dev"), "enableGraviton: false", "enableGraviton: true"),
  "a new queue": (spec) => replace(spec("dev"), "\nroute53:", "\nsqs:\n  extraQueues:\n    thumbnails: { handlerSeconds: 60 }\n\nroute53:"),
  "a new environment file": (spec) =>
    writeFileSync(spec("stage"), "extends: dev.yaml\nenvironment: stage\ndomainName: api.stage.tidechat.io\nbudget: null\n"),
  "a changed domain": (spec) => replace(spec("prod"), "domainName: api.tidechat.io", "domainName: chat.tidechat.io"),
  "a changed budget": (spec) => replace(spec("prod"), "monthly: 650", "monthly: 700"),
};

function replace(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
  writeFileSync(file, text.replace(from, to));
}

describe("an edit of spec/", { timeout: 120_000 }, () => {
  let folder = "";
  const spec = (name: string) => join(folder, "spec", `${name}.yaml`);
  /** A command of users in the copy: its exit code, and what it said when that is not the one expected. */
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist/platform-compile.cjs"), ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    return { status, said: `${stdout}${stderr}` };
  };
  const regenerate = () => expect(run("generate")).toMatchObject({ status: 0 });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "platform-compile-edits-"));
    for (const part of ["spec", "Pulumi.yaml"]) cpSync(join(frozenProject, part), join(folder, part), { recursive: true });
    regenerate();
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.entries(edits))("%s makes plans and pages stale, and one command makes them fresh", (_kind, edit) => {
    edit(spec);
    const { status, said } = run("generate", "--check");
    expect([status, /error stale-(plan|reference-page)/.test(said)]).toEqual([1, true]);
    regenerate();
    expect(run("generate", "--check")).toMatchObject({ status: 0 });
  });

  it("leave no plan and no picture of a spec that is gone", () => {
    const names = readdirSync(join(folder, "spec")).map((file) => file.replace(".yaml", ""));
    expect(names).toEqual(["dev", "prod", "stage"]);
    expect(readdirSync(join(folder, "generated/plans"))).toEqual(names.map((name) => `${name}.plan.json`));
    expect(readdirSync(join(folder, "docs/infrastructure/pictures"))).toEqual(names.map((name) => `${name}.svg`));
  });
});
