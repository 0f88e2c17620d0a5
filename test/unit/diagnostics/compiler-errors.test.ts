import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileSpec } from "../../../compiler/compile.ts";
import { compilerErrors } from "../../../compiler/diagnostics/compiler-errors.ts";
import { docsOf } from "../../../compiler/diagnostics/docs.ts";
import { rules } from "../../../compiler/rules/index.ts";
import type { FileReader } from "../../../compiler/source/types.ts";
import { frozenFiles } from "../../../tools/fixtures/specs.ts";

const root = join(import.meta.dirname, "../../../compiler");
const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

describe("compiler errors", () => {
  it("have different titles", () => {
    const titles = Object.values(compilerErrors).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.every((title) => /^[A-Z`].*[^.]$/.test(title))).toBe(true);
  });

  it("have different reasons, in whole sentences", () => {
    const reasons = Object.values(compilerErrors).map(({ reason }) => reason);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.filter((reason) => !/^[A-Z`].{30,}\.$/.test(reason))).toEqual([]);
  });

  it("have names that no rule has", () => {
    const all = [...Object.keys(compilerErrors), ...rules.map(({ name }) => name)];
    expect(new Set(all).size).toBe(all.length);
  });

  it("are all used", () => {
    const text = sources
      .filter((file) => !/(?:compiler|override)-errors\.ts$/.test(file) && !file.endsWith("diagnostics/docs.ts"))
      .map((file) => readFileSync(join(root, file), "utf8"))
      .join("\n");
    expect(sources.length).toBeGreaterThan(50);
    expect(Object.keys(compilerErrors).filter((name) => !text.includes(`"${name}"`))).toEqual([]);
  });
});

describe("the bad example", () => {
  const file = "spec/example.yaml";
  const examples = Object.entries(compilerErrors).flatMap(([name, error]) => ("bad" in error ? [{ name, bad: error.bad }] : []));

  it.each(examples)("of $name causes it", ({ name, bad }) => {
    const text = bad.startsWith("extends:") ? bad : `extends: dev.yaml\n${bad}`;
    const reader: FileReader = { read: (path, within) => (path === file ? { bytes: Buffer.from(text) } : frozenFiles.read(path, within)) };
    const { diagnostics } = compileSpec(file, reader, { asOf: "2026-11-24" });
    expect(diagnostics.map(({ rule }) => rule)).toContain(name);
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
