import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compilerErrors } from "../../../compiler/diagnostics/compiler-errors.ts";
import { rules } from "../../../compiler/rules/index.ts";
import { docsOf } from "../../../compiler/diagnostics/docs.ts";

const root = join(import.meta.dirname, "../../../compiler");
const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

describe("codes", () => {
  it("have titles of their own", () => {
    const titles = Object.values(compilerErrors).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.every((title) => /^[A-Z].*[^.]$/.test(title))).toBe(true);
  });

  it("say why, in whole sentences, each its own", () => {
    const reasons = Object.values(compilerErrors).map(({ why }) => why);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.filter((why) => !/^[A-Z`].{30,}\.$/.test(why))).toEqual([]);
  });

  it("are shared with no rule", () => {
    const all = [...Object.keys(compilerErrors), ...rules.map(({ name }) => name)];
    expect(new Set(all).size).toBe(all.length);
  });

  it("are written out once in the source text, so that none is defined twice", () => {
    const text = readFileSync(join(root, "diagnostics/compiler-errors.ts"), "utf8");
    for (const code of Object.keys(compilerErrors)) expect(text.split(`"${code}":`)).toHaveLength(2);
  });

  it("are all used", () => {
    const text = sources
      .filter((file) => !file.endsWith("compiler-errors.ts") && !file.endsWith("diagnostics/docs.ts"))
      .map((file) => readFileSync(join(root, file), "utf8"))
      .join("\n");
    expect(sources.length).toBeGreaterThan(50);
    expect(Object.keys(compilerErrors).filter((code) => !text.includes(`"${code}"`))).toEqual([]);
  });
});

describe("docs", () => {
  it.each([
    [{ rule: "wrong-type", key: "rds.rdsMultiAz" }, "docs/infrastructure/03-rds.md#rdsmultiaz"],
    [{ rule: "wrong-type", key: "waivers.0.until" }, "docs/infrastructure/config-keys.md#waivers"],
    [{ rule: "wrong-type", key: "vpc.availabilityZones.1" }, "docs/infrastructure/01-vpc.md#availabilityzones"],
    [{ rule: "missing-key", key: "region" }, "docs/infrastructure/config-keys.md#region"],
    [{ rule: "missing-section", key: "rds" }, "docs/infrastructure/03-rds.md"],
    [{ rule: "unknown-key", key: "rds.nope" }, "docs/infrastructure/03-rds.md"],
    [{ rule: "unknown-section", key: "nope" }, "docs/infrastructure/rules.md#unknown-section"],
    [{ rule: "node-type-not-in-region", key: "redis.redisNodeType" }, "docs/infrastructure/rules.md#node-type-not-in-region"],
    [{ rule: "invalid-yaml" }, "docs/infrastructure/rules.md#invalid-yaml"],
  ])("of %o is %s", (diagnostic, page) => {
    expect(docsOf(diagnostic)).toBe(page);
  });
});
