/**
 * Every row of the AWS constraints is handled: by a rule, by a bound of the schema, or by construction. What is handled by construction
 * has a mutation of a good plan that breaks it, and a judge that notices.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { specRules } from "../../compiler/rules/index.ts";
import { compilerErrors } from "../../compiler/diagnostics/compiler-errors.ts";
import { loadCatalogue } from "../../compiler/provider/catalogue.ts";
import { effectiveSchema, nodeAt } from "../../compiler/validate/schema/metadata.ts";
import { plansOfAllShapes } from "../../tools/generate/ids.ts";
import { judgeConstraints, properties } from "../../tools/matrix/constraints/index.ts";
import { judgePlan } from "../../tools/matrix/judge.ts";
import { constraintRows, type ConstraintRow } from "./coverage/constraint-rows.ts";
import { mutate, mutations } from "./coverage/plan-mutations.ts";
import { planOf } from "../../tools/fixtures/specs.ts";

const entries = Object.entries(constraintRows);
const byName = new Map(specRules.map((rule) => [rule.name, rule]));

/** One plan with everything on, one without NAT, one with storage beyond 400 GiB. */
const everything = {
  rds: { enableRdsReadReplica: true, enableRdsPerformanceInsights: true },
  ecsServices: { enableExecuteCommand: true, apiScaleOnRequestsPerMinute: 600 },
  vpc: { enableInterfaceEndpoints: true },
};
const plans = {
  prod: planOf("prod", everything),
  dev: planOf("dev"),
  large: planOf("prod", { rds: { rdsAllocatedStorage: 500 } }),
} as const;

describe("coverage of the AWS constraints", () => {
  it("has every row, in runs without gaps", () => {
    const counts: Readonly<Record<string, number>> = {
      F: 20,
      L: 3,
      A: 5,
      D: 2,
      R: 29,
      P: 11,
      X: 11,
      E: 17,
      B: 19,
      W: 12,
      Q: 8,
      AS: 8,
      V: 14,
      C: 7,
      K: 9,
      N: 9,
      "13.": 20,
    };
    const expected = Object.entries(counts).flatMap(([group, count]) =>
      Array.from({ length: count }, (_, index) => `${group}${index + 1}`),
    );
    expect(Object.keys(constraintRows).sort()).toEqual([...expected, "2.1"].sort());
  });

  it.each(entries)("%s is handled", (id, { by }) => {
    expect(by.length).toBeGreaterThan(0);
    for (const handling of by) {
      const [kind, ...rest] = handling.split(":");
      if (kind === "plan")
        expect(
          mutations.some(({ rows }) => rows.includes(id)),
          `${id} has no mutation`,
        ).toBe(true);
      else if (kind === "schema") expectBounds(rest.join(":"));
      else if (kind === "outside") expect(rest.join(":").trim().length).toBeGreaterThan(20);
      else if (kind === "code") expect(compilerErrors).toHaveProperty([rest[0]!]);
      else expect(byName.has(handling), `there is no rule ${handling}`).toBe(true);
    }
  });

  it("leaves few rows to what stands outside of spec and plan", () => {
    expect(entries.filter(([, { by }]) => by.every((each) => each.startsWith("outside:"))).map(([id]) => id)).toEqual([
      "E13",
      "C5",
      "13.10",
    ]);
  });

  it("warns, and no more, where a row was not re-read", () => {
    const strict = entries
      .filter(([, { memory, verified }]) => memory === true && verified === undefined)
      .flatMap(([, { by }]) => errorsAmong(by));
    // Errors for another reason, which stand beside the row's own handling.
    expect(strict).toEqual(["invalid-secret-source", "unsafe-major-version-upgrade", "scaling-metric-not-published"]);
  });
});

/** Rules that handle the row and are errors. */
function errorsAmong(by: ConstraintRow["by"]): readonly string[] {
  return by.filter((name) => byName.get(name)?.severity === "error");
}

function expectBounds(key: string): void {
  const node = nodeAt(effectiveSchema(), key.split(".")) as Readonly<Record<string, unknown>>;
  const bounds = ["minimum", "maximum", "enum", "pattern", "maxLength", "maxProperties"].filter((name) => node[name] !== undefined);
  expect(bounds, `${key} has no bounds`).not.toEqual([]);
}

describe("mutations of a plan", () => {
  it("begin with good plans", () => {
    for (const [name, plan] of Object.entries(plans)) expect(judgePlan(plan), name).toEqual([]);
  });

  it.each(mutations.map((mutation) => [mutation.rows.join(" "), `${mutation.of} ${mutation.at}`, mutation] as const))(
    "%s: %s is noticed",
    (_rows, _where, mutation) => {
      const found = judgePlan(mutate(plans[mutation.plan ?? "prod"], mutation));
      const judge = mutation.by ?? mutation.rows[0]!;
      expect(
        found.filter((problem) => problem.startsWith(`${judge}:`)),
        JSON.stringify(found.slice(0, 5)),
      ).not.toEqual([]);
    },
  );

  it("are all for rows that say `plan`", () => {
    expect(mutations.flatMap(({ rows }) => rows).filter((id) => constraintRows[id]?.by.includes("plan") !== true)).toEqual([]);
  });
});

describe("judges", () => {
  it("find nothing in the plans of all shapes", () => {
    const shapes = plansOfAllShapes();
    expect(shapes.length).toBeGreaterThan(20);
    for (const plan of shapes) expect(judgeConstraints(plan), plan.environment).toEqual([]);
  });

  it("look at properties that the provider has: a misspelt one would be judged nowhere", () => {
    const catalogue = loadCatalogue(join(import.meta.dirname, "../../generated/catalogue"));
    for (const { row, type, at } of properties) {
      const inputs = catalogue.resource(type)?.member.inputs ?? {};
      expect(inputs, `${row}: ${type}`).toHaveProperty([at.split(".")[0]!]);
    }
  });
});
