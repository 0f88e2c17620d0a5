/** `platform-compile explain RULE`, as people and programs see it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { compilerErrors } from "../../../compiler/diagnostics/compiler-errors.ts";
import { rules, securityRules } from "../../../compiler/rules/index.ts";
import { project, run } from "../cli/run.ts";

const schemas = join(project, "schema/output");
const ajv = new Ajv({ allErrors: true });
for (const file of readdirSync(schemas)) ajv.addSchema(JSON.parse(readFileSync(join(schemas, file), "utf8")) as object);
const validate = ajv.getSchema("output/explain.schema.json")!;

/** On one line, so that wrapping does not matter. */
const explained = async (...argv: string[]) => {
  const { code, stdout, stderr } = await run(["explain", ...argv]);
  expect([code, stderr]).toEqual([0, ""]);
  return stdout.replaceAll(/\s+/g, " ");
};

describe("explain RULE", () => {
  it("prints everything about a security rule", async () => {
    const text = await explained("database-multi-az");
    for (const fact of [
      "database-multi-az Database is Multi-AZ",
      "Severity error",
      "Area database",
      "Demand the database is Multi-AZ",
      "Class dev may do without it",
      "Class prod may do without it, with a waiver that states the price",
      "Control rds.rdsMultiAz: off at false; costs",
      "Checkov CKV_AWS_157",
      "Security Hub RDS.5",
      "Docs docs/infrastructure/rules.md#database-multi-az",
    ])
      expect(text).toContain(fact);
    expect(text).not.toContain("`");
  });

  it("prints who may do without a rule, and why", async () => {
    expect(await explained("database-encrypted")).toContain("Class dev must satisfy it Class prod must satisfy it");
    expect(await explained("ecs-exec-audited")).toContain("Class dev may do without it, with a waiver Class prod must satisfy it");
    expect(await explained("secret-rotation")).toMatch(/Class prod may do without it Note the spec does not state when /);
    expect(await explained("load-balancer-internal")).toMatch(/Class prod may do without it Note /);
  });

  it("prints keys that decide together, keys that a rule reports, and types that it checks on plans", async () => {
    expect(await explained("redis-automatic-failover")).toContain(
      "Control redis.redisNumCacheNodes Control redis.redisAdapterReplicas Control redis.redisStateReplicas",
    );
    expect(await explained("tasks-exceed-connections")).toMatch(/Found at .*rds\.rdsInstanceClass/);
    expect(await explained("database-encrypted")).toMatch(/Resources checked on every plan: .*rds\.Instance/);
  });

  it("prints both examples, each on a line of its own", async () => {
    const { good, bad } = rules.find(({ name }) => name === "visibility-timeout-mismatch")!;
    const { stdout } = await run(["explain", "visibility-timeout-mismatch"]);
    expect(stdout.split("\n")).toEqual(expect.arrayContaining([`    ${good}`, `    ${bad}`]));
    expect((await run(["explain", "visibility-timeout-mismatch", "--format", "markdown"])).stdout).toContain(
      `\`\`\`yaml\n# good\n${good}\n# refused\n${bad}\n\`\`\``,
    );
  });

  it("prints an error of the compiler itself", async () => {
    const { title, reason } = compilerErrors["unreadable-file"];
    expect(await explained("unreadable-file")).toBe(
      `unreadable-file ${title} ${reason.replaceAll("`", "")} Docs docs/infrastructure/rules.md#unreadable-file `,
    );
  });

  it("gives Markdown", async () => {
    const { stdout } = await run(["explain", "database-multi-az", "--format", "markdown"]);
    expect(stdout).toMatch(/^### `database-multi-az`: Database is Multi-AZ\n\n.+\n\n- \*\*Severity:\*\* error\n- \*\*Area:\*\* database\n/);
    expect(stdout).toContain("- **Checkov:** `CKV_AWS_157`\n");
  });

  it("needs no spec, and takes none", async () => {
    const empty = mkdtempSync(join(tmpdir(), "platform-compile-"));
    writeFileSync(join(empty, "Pulumi.yaml"), "name: realtime\n");
    expect((await run(["explain", "database-multi-az"], { cwd: empty })).code).toBe(0);
    rmSync(empty, { recursive: true });
    const { code, stderr } = await run(["explain", "database-multi-az", "spec/prod.yaml"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("database-multi-az is a rule, which is the same in every spec")]);
  });

  it("fits its schema in JSON, whatever the rule", async () => {
    const names = [...Object.keys(compilerErrors), ...rules.map(({ name }) => name)];
    for (const name of names) {
      const { code, stdout } = await run(["explain", name, "--format", "json"]);
      const body = JSON.parse(stdout) as { rule: { name: string; security: object | null }; docs: string; key: null };
      expect([code, validate(body), validate.errors], name).toEqual([0, true, null]);
      expect([body.rule.name, body.docs, body.key]).toEqual([name, `docs/infrastructure/rules.md#${name}`, null]);
      expect(body.rule.security !== null).toBe(securityRules.some((rule) => rule.name === name));
    }
  });
});
