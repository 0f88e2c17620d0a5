import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { tlsPolicies } from "../../../tools/generate/aws-tables/facts/elb.ts";
import { pgParameters } from "../../../tools/generate/aws-tables/facts/pg-parameters.ts";
import { wafManagedGroups } from "../../../tools/generate/aws-tables/facts/waf.ts";
import { tableText } from "../../../tools/generate/aws-tables/table.ts";

const path = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));
const sources = readdirSync(path("compiler/aws"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(path(`compiler/aws/${name}`), "utf8"));
const tables = sources
  .flatMap((text) => [...text.matchAll(/from "[./]+generated\/aws\/([a-z-]+\.json)"/g)].map(([, name = ""]) => name))
  .sort();
/** The command that compiles does not load these. */
const ofOtherCommands: ReadonlySet<string> = new Set(["iam-actions.json"]);

describe("the vendored tables", () => {
  it("are all read by a lookup", () => {
    expect(tables).toEqual([
      "cache-engines.json",
      "cache-nodes.json",
      "fargate.json",
      "iam-actions.json",
      "log-retention.json",
      "pg-parameters.json",
      "property-bounds.json",
      "rds-classes.json",
      "rds-postgres-versions.json",
      "regions.json",
      "tls-policies.json",
      "waf-managed-groups.json",
    ]);
  });

  it.each(tables)("%s says where its data is from and of which day", (name) => {
    const table = JSON.parse(readFileSync(path(`generated/aws/${name}`), "utf8")) as Record<string, unknown>;
    expect(table["source"]).toMatch(/cfn-lint \d+\.\d+\.\d+|AWS documentation|iam-data \d+\.\d+\.\d+/);
    expect(new Date(String(table["date"])).toISOString().slice(0, 10)).toBe(table["date"]);
  });

  it("are small enough to be bundled into a command that starts in milliseconds", () => {
    const compiling = tables.filter((name) => !ofOtherCommands.has(name));
    expect(compiling.reduce((sum, name) => sum + statSync(path(`generated/aws/${name}`)).size, 0)).toBeLessThan(190_000);
  });

  it("name the wheel that is pinned", () => {
    const version = /^cfn-lint==(\S+)/m.exec(readFileSync(path("tools/generate/aws-tables/requirements.txt"), "utf8"))?.[1] ?? "none";
    const texts = tables.map((name) => readFileSync(path(`generated/aws/${name}`), "utf8")).filter((text) => text.includes("cfn-lint"));
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) expect(text).toContain(`cfn-lint ${version},`);
  });

  it.each([
    ["tls-policies.json", tlsPolicies],
    ["waf-managed-groups.json", wafManagedGroups],
    ["pg-parameters.json", pgParameters],
  ])("%s is what its facts make", (name, table) => {
    expect(readFileSync(path(`generated/aws/${name}`), "utf8")).toBe(tableText(table()));
  });
});
