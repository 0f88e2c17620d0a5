import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codes } from "../../../compiler/diagnostics/codes.ts";
import { docsOf } from "../../../compiler/diagnostics/docs.ts";
import { rules } from "../../../compiler/rules/spec.generated.ts";

const root = join(import.meta.dirname, "../../../compiler");
const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

describe("codes", () => {
  it("have titles of their own", () => {
    const titles = Object.values(codes).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.every((title) => /^[A-Z].*[^.]$/.test(title))).toBe(true);
  });

  it("say why, in whole sentences, each its own", () => {
    const reasons = Object.values(codes).map(({ why }) => why);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.filter((why) => !/^[A-Z`].{30,}\.$/.test(why))).toEqual([]);
  });

  it("are shared with no rule", () => {
    const all = [...Object.keys(codes), ...rules.map(({ code }) => code)];
    expect(new Set(all).size).toBe(all.length);
  });

  it("are written out once in the source text, so that none is defined twice", () => {
    const text = readFileSync(join(root, "diagnostics/codes.ts"), "utf8");
    for (const code of Object.keys(codes)) expect(text.split(`"${code}":`)).toHaveLength(2);
  });

  it("are all used", () => {
    const text = sources
      .filter((file) => !file.endsWith("codes.ts") && !file.endsWith("diagnostics/docs.ts"))
      .map((file) => readFileSync(join(root, file), "utf8"))
      .join("\n");
    expect(sources.length).toBeGreaterThan(50);
    expect(Object.keys(codes).filter((code) => !text.includes(`"${code}"`))).toEqual([]);
  });
});

describe("docs", () => {
  it.each([
    [{ code: "SPEC-203", key: "rds.rdsMultiAz" }, "docs/infrastructure/03-rds.md#rdsmultiaz"],
    [{ code: "SPEC-203", key: "waivers.0.until" }, "docs/infrastructure/config-keys.md#waivers"],
    [{ code: "SPEC-203", key: "vpc.availabilityZones.1" }, "docs/infrastructure/01-vpc.md#availabilityzones"],
    [{ code: "SPEC-207", key: "region" }, "docs/infrastructure/config-keys.md#region"],
    [{ code: "SPEC-211", key: "rds" }, "docs/infrastructure/03-rds.md"],
    [{ code: "SPEC-201", key: "rds.nope" }, "docs/infrastructure/03-rds.md"],
    [{ code: "SPEC-202", key: "nope" }, "docs/infrastructure/rules.md#spec-202"],
    [{ code: "CON-E4", key: "redis.redisNodeType" }, "docs/infrastructure/rules.md#con-e4"],
    [{ code: "SPEC-105" }, "docs/infrastructure/rules.md#spec-105"],
  ])("of %o is %s", (diagnostic, page) => {
    expect(docsOf(diagnostic)).toBe(page);
  });
});
