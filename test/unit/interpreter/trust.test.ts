/** Plans that somebody edited: refused with a message, never with a stack trace, and never run. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkTypes } from "../../../compiler/interpreter/check-types.ts";
import { settle } from "../../../compiler/interpreter/conditions.ts";
import { readConfig } from "../../../compiler/interpreter/config.ts";
import { checkFreshness } from "../../../compiler/interpreter/freshness.ts";
import { loadPlan } from "../../../compiler/interpreter/load.ts";
import { matchesPattern } from "../../../compiler/interpreter/patterns.ts";
import type { Compiler } from "../../../compiler/interpreter/recompile.ts";
import { Refusal } from "../../../compiler/interpreter/refusal.ts";
import { Sdk } from "../../../compiler/interpreter/sdk.ts";
import { compile, nodeFiles } from "../../../compiler/library/index.ts";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { compileFrozen } from "../../../tools/fixtures/specs.ts";
import { smallPlan } from "./fixture.ts";
import { stackWith } from "./stack-double.ts";

let root = "";
const compiler = { compile, nodeFiles } as unknown as Compiler;
const { plan } = compileFrozen("dev");

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "platform-trust-"));
  cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

function load(edited: unknown, name: string) {
  const path = join(root, `generated/plans/${name}.plan.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof edited === "string" ? edited : JSON.stringify(edited));
  return loadPlan(stackWith({}, { root, name }));
}
const check = (edited: Plan) => checkFreshness(load(edited, "dev"), stackWith({}, { root, name: "dev" }), () => compiler);
const withResource = (id: string, change: (resource: PlanResource) => PlanResource): Plan => ({
  ...plan,
  resources: plan.resources.map((resource) => (resource.id === id ? change(resource) : resource)),
});

describe("a plan beside its spec", () => {
  it("runs if the spec compiles to it", async () => {
    expect(await check(plan)).toBeUndefined();
  });

  it.each([
    [
      "rds-instance differs in storageEncrypted",
      withResource("rds-instance", (it) => ({ ...it, inputs: { ...it.inputs, storageEncrypted: false } })),
    ],
    [
      "rds-instance differs in options.protect",
      withResource("rds-instance", (it) => ({ ...it, options: { ...it.options, protect: true } })),
    ],
    ["the plan lacks the resource", { ...plan, resources: plan.resources.filter(({ type }) => type !== "aws:cloudwatch/metricAlarm:MetricAlarm"), outputs: {} }], // prettier-ignore
    ["the plan has the resource extra", { ...plan, resources: [...plan.resources, { ...plan.resources[0]!, id: "extra" }] }],
    ["outputs", { ...plan, outputs: {} }],
    ["usage.dailyActiveUsers", { ...plan, usage: { ...plan.usage, dailyActiveUsers: 1 } }],
  ])("is refused if it was edited: %s", async (message, edited) => {
    await expect(check(edited)).rejects.toThrow(message);
  });

  it("needs the compiler if stack config requires the spec", async () => {
    const strict = stackWith({ requireSpec: "true" }, { root, name: "dev" });
    await expect(checkFreshness(load(plan, "dev"), strict, () => undefined)).rejects.toThrow("the compiler is not installed");
  });
});

describe("a pattern of a plan", () => {
  it.each(["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*.*.*.*.*.*)x$"])("%s does not hang the program", (pattern) => {
    expect(() => matchesPattern(pattern, `${"a".repeat(4000)}!`, "owner")).toThrow("owner: the pattern of the plan takes too long");
  });

  it("matches as usual, and is not longer than patterns are", () => {
    expect([matchesPattern("^a+$", "aaa", "owner"), matchesPattern("^a+$", 'b"\u2028`', "owner")]).toEqual([true, false]);
    expect(() => matchesPattern("a".repeat(1001), "a", "owner")).toThrow(Refusal);
  });
});

it("a provider package is a name, not a path", () => {
  const sdk = new Sdk();
  for (const name of ["../../package", "..", "aws/../aws", "AWS", "", "aws\0"]) expect([name, sdk.find(name)]).toEqual([name, undefined]);
  expect(sdk.find("aws")?.package).toBe("aws");
});

/** Any JSON value in the place of any value of a plan. */
function mutated(value: unknown, path: readonly number[], replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || value === null || typeof value !== "object") return replacement;
  const entries = Object.entries(value);
  if (entries.length === 0) return replacement;
  const [key, inner] = entries[step % entries.length]!;
  const changed = mutated(inner, rest, replacement);
  return Array.isArray(value)
    ? value.map((each: unknown, index) => (String(index) === key ? changed : each))
    : { ...value, [key]: changed };
}

describe("a mutated plan", () => {
  /** Everything that happens before resources are registered. */
  const prepare = (edited: unknown) => {
    const loaded = load(edited, "small");
    checkTypes(loaded.plan, new Sdk());
    const { values } = readConfig(loaded.plan.config, stackWith({ owner: "team" }, { name: "small" }));
    settle(loaded.plan, values);
  };

  it("is refused in words or accepted, whatever stands in it", () => {
    const small = smallPlan();
    const wild = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>({ $ref: "x" }, { $if: {} }, { $json: null }, { $concat: [null] }, "__proto__"),
    );
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 7 }), wild, (path, replacement) => {
        try {
          prepare(mutated(small, path, replacement));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }),
      { numRuns: 400 },
    );
  });
});
