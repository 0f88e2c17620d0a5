import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { project, run, type Outcome, type World } from "./run.ts";

const day = ["--as-of", "2026-11-24"];
const over = (lines: string): World => ({ stdin: `extends: spec/dev.yaml\n${lines}\n` });
const policy = (args: readonly string[], lines: string): Promise<Outcome> => run(["policy", "-", ...day, ...args], over(lines));

const reason = '=HYPERLINK("http://x.test") | <b>@all</b>';
const waived = `ecsServices: {enableExecuteCommand: true}\nwaivers: [{rule: ecs-exec-audited, reason: '${reason}', until: "2027-06-30"}]`;
const failing = `${waived}\noverrides:\n  rds-instance: {set: {storageEncrypted: false}}`;

describe("policy", () => {
  it("counts results, shows waivers in full, and passes", async () => {
    const { code, stdout, stderr } = await run(["policy", "spec/prod.yaml", ...day]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^spec\/prod\.yaml: realtime prod, class prod\n {2}policy: 0 failed, \d+ waived, \d+ exempt, \d+ passed, \d+ not applicable\n/,
    );
    expect(stdout).toContain("  waived container-insights until 2027-06-30, at 20 USD a month: ecsCluster.containerInsights\n");
    expect(stdout).toMatch(/^ {2}passed: addresses-known-before-deployment, /m);
  });

  it("shows failures first, with ids, resources, the line and the fix, and exits with 1", async () => {
    const { code, stdout } = await policy([], failing);
    expect(code).toBe(1);
    expect(stdout).toMatch(/policy: 1 failed, /);
    expect(stdout.indexOf("failed database-encrypted (error)")).toBeLessThan(stdout.indexOf("waived ecs-exec-audited"));
    for (const part of ["CIS v3 2.3.1", "resources: rds-instance", "<stdin>:5:42 error database-encrypted", "help: remove the override"]) {
      expect(stdout).toContain(part);
    }
  });

  it("reports errors that are no violations on standard error, and judges nothing else", async () => {
    const { code, stdout, stderr } = await policy([], "vpc: {natGateway: 1}");
    expect([code, stderr]).toEqual([1, expect.stringContaining("unknown key `natGateway`")]);
    expect(stdout).toMatch(/policy: 0 failed, \d+ not judged\n\n {2}not judged \(the spec has other errors\): /);
  });

  it("shows one framework", async () => {
    const { stdout } = await run(["policy", "spec/dev.yaml", ...day, "--framework", "cis", "--format", "markdown"]);
    expect(stdout.match(/^### .*$/gm)).toEqual(["### CIS"]);
    expect(stdout).toContain("| `v5 2.2.4` | `database-multi-az` | exempt | class dev may do without it |");
    const hiding = await policy(["--framework", "own"], failing);
    expect([hiding.code, hiding.stderr]).toEqual([1, "also failed, outside of own: database-encrypted\n"]);
    expect((await run(["policy", "--framework", "iso"])).stderr).toContain("unknown value iso of --framework");
  });

  it("prints JSON that its schema accepts, for specs of every kind", async () => {
    const schema = (name: string) => JSON.parse(readFileSync(join(project, "schema/output", name), "utf8")) as object;
    const accepts = new Ajv({ allowUnionTypes: true, schemas: [schema("diagnostic.schema.json")] }).compile(schema("policy.schema.json"));
    const share = 'extraResources: {share: {type: "aws:ram/resourceShare:ResourceShare", inputs: {name: share}}}';
    for (const lines of [failing, share, "vpc: {natGateway: 1}", "a: [", ""]) {
      const { stdout } = await policy(["--format", "json"], lines);
      expect(accepts(JSON.parse(stdout)), JSON.stringify(accepts.errors)).toBe(true);
    }
  });

  it("annotates failures on GitHub", async () => {
    const { stdout } = await policy(["--format", "github"], failing);
    expect(stdout).toMatch(/^::error file=<stdin>,line=5,.*title=database-encrypted::/m);
    expect(stdout).not.toContain("override-violates-security-rule");
  });
});

describe("compliance tables", () => {
  it("show free text as text in markdown", async () => {
    const { stdout } = await policy(["--format", "markdown", "--framework", "checkov"], failing);
    const row = stdout.split("\n").find((line) => line.includes("`CKV_AWS_223`"))!;
    expect(row).toContain("\\<b\\>\\@all\\</b\\>");
    expect(row.split(/(?<!\\)\|/)).toHaveLength(6);
    expect(stdout).not.toContain("http://x.test");
  });

  it("hold no formula in CSV, and the same number of cells in every row", async () => {
    const { stdout } = await policy(
      ["--format", "csv"],
      `${failing}\nextraResources: {share: {type: "aws:ram/resourceShare:ResourceShare", inputs: {name: share}}}`,
    );
    const rows = cellsOf(stdout);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    expect(rows.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(rows.some((row) => row.includes("share"))).toBe(true);
    const exec = rows.find((row) => row.includes("CKV_AWS_223"))!;
    expect(exec).toEqual(expect.arrayContaining(["dev", "waived", "2027-06-30", `until 2027-06-30: ${reason}`]));
  });
});

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly unknown[] }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly locations: readonly { readonly physicalLocation: { readonly region: { readonly startLine: number } } }[];
      readonly partialFingerprints: { readonly primaryLocationLineHash: string };
      readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
    }[];
  }[];
}

describe("SARIF", () => {
  const sarif = async (lines: string) => JSON.parse((await policy(["--format", "sarif"], lines)).stdout) as Sarif;
  const only = async (lines: string) => (await sarif(lines)).runs[0]!;

  it("is valid", async () => {
    const {
      $schema: _draft4,
      id: _id,
      ...schema
    } = JSON.parse(readFileSync(join(project, "test/fixtures/sarif/sarif-2.1.0-rtm.5.json"), "utf8")) as Record<string, unknown>;
    const accepts = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    for (const lines of [failing, "vpc: {natGateway: 1}", "a: [", ""]) {
      expect(accepts(await sarif(lines)), JSON.stringify(accepts.errors)).toBe(true);
    }
    expect(accepts({ version: "2.1.0", runs: [{}] })).toBe(false);
  });

  it("points into the spec, and suppresses what is waived", async () => {
    const { results, tool } = await only(failing);
    const failed = results.filter(({ suppressions }) => suppressions === undefined);
    expect(failed.map(({ ruleId, locations: [place] }) => [ruleId, place!.physicalLocation.region.startLine])).toEqual([
      ["database-encrypted", 5],
    ]);
    expect(results.find(({ ruleId }) => ruleId === "ecs-exec-audited")!.suppressions).toEqual([
      { kind: "inSource", status: "accepted", justification: reason },
    ]);
    expect(results.find(({ ruleId }) => ruleId === "database-multi-az")!.suppressions).toMatchObject([{ kind: "external" }]);
    expect(results.filter(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]!.id !== ruleId)).toEqual([]);
  });

  it("keeps its fingerprints when lines move, and has no two equal ones", async () => {
    const prints = async (lines: string) =>
      (await only(lines)).results.map(
        ({ ruleId, partialFingerprints: { primaryLocationLineHash } }) => `${ruleId} ${primaryLocationLineHash}`,
      );
    const before = await prints(failing);
    expect(await prints(`# moved\n\n${failing}`)).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
    const other = failing.replace("rds-instance: {set: {storageEncrypted: false}}", "redis-group: {set: {atRestEncryptionEnabled: false}}");
    expect(await prints(other)).not.toEqual(before);
  });

  it("says when the spec has other errors", async () => {
    const { invocations } = await only("vpc: {natGateway: 1}");
    expect(invocations).toMatchObject([{ executionSuccessful: false, toolExecutionNotifications: [{ level: "error" }] }]);
  });
});

describe("compile", () => {
  it("prints the numbers of rules, which agree with those of policy", async () => {
    const brief = /policy: (\d+) passed or not applicable, (\d+) waived, (\d+) exempt, 0 failed\n/.exec(
      (await run(["compile", "spec/prod.yaml", "--out", "-"])).stderr,
    )!;
    const full = /policy: 0 failed, (\d+) waived, (\d+) exempt, (\d+) passed, (\d+) not applicable\n/.exec(
      (await run(["policy", "spec/prod.yaml"])).stdout,
    )!;
    const [waived, exempt, passed, notApplicable] = full.slice(1).map(Number);
    expect(brief.slice(1).map(Number)).toEqual([passed! + notApplicable!, waived, exempt]);
  });

  it("says how many rules a spec violates", async () => {
    const { stdout, code } = await run(["compile", "-", "--out", "never.json"], over("ecsServices: {enableExecuteCommand: true}"));
    expect([code, stdout]).toEqual([1, "<stdin>: 1 error, 1 security rule failed; no plan written\n"]);
  });
});

/** Rows and cells of RFC 4180. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  return csv
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!),
    );
}
