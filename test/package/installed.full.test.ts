/** The installed package, as its users run and import it: in a folder that has nothing of this repository. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frozenProject } from "../../tools/fixtures/project.ts";
import { installedProject } from "../../tools/package/pack.ts";
import { project as repository } from "../unit/cli/run.ts";

const minute = 60_000;

let installed = "";
let folder = "";

/** A project with the frozen specs, in which the package is installed. */
beforeAll(async () => {
  installed = await installedProject();
  folder = realpathSync(mkdtempSync(join(tmpdir(), "platform-compile-installed-")));
  cpSync(join(frozenProject, "spec"), join(folder, "spec"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  symlinkSync(join(installed, "node_modules"), join(folder, "node_modules"));
}, 3 * minute);
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, args: readonly string[], cwd = folder) {
  const { PATH = "", HOME = "" } = process.env;
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", env: { PATH, HOME, NO_COLOR: "1" } });
  return { status, stdout, stderr };
}
const cli = (...args: string[]) => run(join(folder, "node_modules/.bin/platform-compile"), args);
const node = (script: string) => run(process.execPath, ["--input-type=module", "--eval", script]);

describe("the installed command", () => {
  it("answers with the version of the package", () => {
    const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as { version: string };
    expect(cli("--version")).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("compiles the specs of the project, from any folder in it", () => {
    expect(cli("spec/dev.yaml").status).toBe(0);
    const here = run(join(folder, "node_modules/.bin/platform-compile"), ["dev.yaml", "--check"], join(folder, "spec"));
    expect(here.status).toBe(0);
    expect(readdirSync(join(folder, "generated/plans"))).toEqual(["dev.plan.json"]);
  });

  it.each([
    ["cost", "spec/dev.yaml", "daily users"],
    ["explain", "rdsInstanceClass", "rds.rdsInstanceClass"],
    ["graph", "spec/dev.yaml", "flowchart"],
    ["validate", "spec/dev.yaml", "valid"],
  ])("runs %s %s", (command, argument, text) => {
    const { status, stdout } = cli(command, argument);
    expect(status).toBe(0);
    expect(stdout).toContain(text);
  });

  it("reports mistakes with the files of the project alone", () => {
    writeFileSync(join(folder, "spec/wrong.yaml"), "extends: dev.yaml\nenvironment: wrong\nvpc: {vpcCidrr: 1}\n");
    const { status, stderr } = cli("validate", "spec/wrong.yaml");
    rmSync(join(folder, "spec/wrong.yaml"));
    expect(status).toBe(1);
    expect(stderr).toContain("unknown key `vpcCidrr`");
    expect(stderr).not.toContain(repository);
  });
});

const useOf = `
  import { createRequire } from "node:module";
  IMPORT;
  const files = nodeFiles(".");
  const settings = { files, asOf: "2026-01-15" };
  const { plan } = compile("spec/dev.yaml", settings);
  const [wrong] = validate("spec/nope.yaml", settings);
  console.log(JSON.stringify([plan.resources.length > 100, cost(plan).totals.unpriced, wrong.rule]));
`;

describe("the installed library", () => {
  it.each([
    'import { compile, cost, nodeFiles, validate } from "platform-compile"',
    'const { compile, cost, nodeFiles, validate } = createRequire(`${process.cwd()}/program.js`)("platform-compile")',
  ])("works after %s", (loading) => {
    expect(node(useOf.replace("IMPORT", loading))).toEqual({ status: 0, stdout: '[true,0,"unreadable-file"]\n', stderr: "" });
  });

  it("makes the pages and the picture of an environment", () => {
    const script = `import { docs, nodeFiles } from "platform-compile";
      const { files } = await docs(["spec/dev.yaml"], { files: nodeFiles("."), asOf: "2026-01-15" });
      console.log(files.has("README.md"), files.get("pictures/dev.svg").startsWith("<svg"));`;
    expect(node(script)).toEqual({ status: 0, stdout: "true true\n", stderr: "" });
  });

  it("writes the plan that the command writes", () => {
    cli("spec/prod.yaml");
    const script = `import { compile, nodeFiles, planText } from "platform-compile";
      process.stdout.write(planText(compile("spec/prod.yaml", { files: nodeFiles("."), asOf: "2026-01-15" }).plan));`;
    expect(node(script).stdout).toBe(readFileSync(join(folder, "generated/plans/prod.plan.json"), "utf8"));
  });

  it("exports nothing but its entry and its manifest", () => {
    const { stderr } = node('await import("platform-compile/dist/interpreter/index.js")');
    expect(stderr).toContain("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });

  it("has types that a strict program checks, without the types of anything else", () => {
    const program = `import { compile, cost, docs, memoryFiles, validate, type Diagnostic, type Plan } from "platform-compile";
      const settings = { files: memoryFiles({ "spec/dev.yaml": "schema: 1" }), asOf: "2026-01-15" };
      const plan: Plan | undefined = compile("spec/dev.yaml", settings).plan;
      const found: readonly Diagnostic[] = validate("spec/dev.yaml", settings);
      export const amounts: readonly string[] = plan === undefined ? [] : cost(plan, { by: "resource" }).groups.map(({ monthly }) => monthly ?? "not priced");
      export const pages: Promise<ReadonlyMap<string, string> | undefined> = docs(["spec/dev.yaml"], settings).then(({ files }) => files);
      // @ts-expect-error A date is required.
      compile("spec/dev.yaml", { files: settings.files });
      // @ts-expect-error Diagnostics have no code.
      export const codes = found.map(({ code }) => code);
    `;
    const typed = join(folder, "typed");
    mkdirSync(typed);
    writeFileSync(join(typed, "program.mts"), program);
    writeFileSync(join(typed, "program.cts"), program);
    const compilerOptions = {
      target: "es2023",
      lib: ["es2023"],
      module: "nodenext",
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      types: [],
      noEmit: true,
    };
    writeFileSync(join(typed, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["."] }));
    const { stdout, status } = run(join(repository, "node_modules/.bin/tsc"), ["-p", ".", "--listFiles"], typed);
    const read = stdout.split("\n").filter((line) => line !== "" && !/node_modules\/typescript\/lib\//.test(line));
    expect({ status, read: read.map((file) => file.split("/").at(-1)) }).toEqual({
      status: 0,
      read: ["index.d.cts", "program.cts", "program.mts"],
    });
  });
});
