/**
 * Every AWS constraint is handled by a rule, by a bound in the schema, or by construction. For each one handled by construction, a mutation
 * of a valid plan violates it, and a check must notice.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ruleNamed } from "../../compiler/rules/index.ts";
import { compilerErrors } from "../../compiler/diagnostics/compiler-errors.ts";
import { loadCatalogue } from "../../compiler/provider/catalogue.ts";
import { effectiveSchema, nodeAt } from "../../compiler/validate/schema/metadata.ts";
import { plansOfAllShapes } from "../../tools/generate/ids.ts";
import { judgeConstraints, properties } from "../../tools/matrix/constraints/index.ts";
import { judgePlan } from "../../tools/matrix/judge.ts";
import { constraints, type Constraint } from "./coverage/constraints.ts";
import { mutate, mutations } from "./coverage/plan-mutations.ts";
import { planOf } from "../../tools/fixtures/specs.ts";

const entries = Object.entries(constraints);

/** One plan with everything switched on, one without NAT, one with storage beyond 400 GiB. */
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

describe("AWS constraints", () => {
  it.each(entries)("%s is handled", (topic, { by }) => {
    expect(by.length).toBeGreaterThan(0);
    for (const handling of by) {
      const [kind, ...rest] = handling.split(":");
      if (kind === "plan")
        expect(
          mutations.some(({ topics }) => topics.includes(topic)),
          `${topic} has no mutation`,
        ).toBe(true);
      else if (kind === "schema") expectBounds(rest.join(":"));
      else if (kind === "outside") expect(rest.join(":").trim().length).toBeGreaterThan(20);
      else if (kind === "code") expect(compilerErrors).toHaveProperty([rest[0]!]);
      else expect(ruleNamed(handling) !== undefined, `there is no rule ${handling}`).toBe(true);
    }
  });

  it("leaves few constraints unhandled as outside of spec and plan", () => {
    expect(entries.filter(([, { by }]) => by.every((each) => each.startsWith("outside:"))).map(([topic]) => topic)).toEqual([
      "engine-downgrade",
      "caa-records",
      "two-environments-of-one-name",
    ]);
  });

  it("only warns where a constraint was not checked against the documentation", () => {
    const strict = entries
      .filter(([, { memory, verified }]) => memory === true && verified === undefined)
      .flatMap(([, { by }]) => errorsAmong(by));
    // These rules are errors for another reason.
    expect(strict).toEqual(["invalid-secret-source", "unsafe-major-version-upgrade", "scaling-metric-not-published"]);
  });
});

/** Handlers that are rules of severity error. */
function errorsAmong(by: Constraint["by"]): readonly string[] {
  return by.filter((name) => ruleNamed(name)?.severity === "error");
}

function expectBounds(key: string): void {
  const node = nodeAt(effectiveSchema(), key.split(".")) as Readonly<Record<string, unknown>>;
  const bounds = ["minimum", "maximum", "enum", "pattern", "maxLength", "maxProperties"].filter((name) => node[name] !== undefined);
  expect(bounds, `${key} has no bounds`).not.toEqual([]);
}

describe("mutations of a plan", () => {
  it("start from valid plans", () => {
    for (const [name, plan] of Object.entries(plans)) expect(judgePlan(plan), name).toEqual([]);
  });

  it.each(mutations.map((mutation) => [mutation.topics.join(" "), `${mutation.of} ${mutation.at}`, mutation] as const))(
    "%s: %s is noticed",
    (_topics, _where, mutation) => {
      const found = judgePlan(mutate(plans[mutation.plan ?? "prod"], mutation));
      const judge = mutation.by ?? mutation.topics[0]!;
      expect(
        found.filter((problem) => problem.startsWith(`${judge}:`)),
        JSON.stringify(found.slice(0, 5)),
      ).not.toEqual([]);
    },
  );

  it("are all for constraints that say `plan`", () => {
    expect(mutations.flatMap(({ topics }) => topics).filter((topic) => constraints[topic]?.by.includes("plan") !== true)).toEqual([]);
  });
});

describe("judges", () => {
  it("report nothing for the plans of all shapes", () => {
    const shapes = plansOfAllShapes();
    expect(shapes.length).toBeGreaterThan(20);
    for (const plan of shapes) expect(judgeConstraints(plan), plan.environment).toEqual([]);
  });

  it("check properties that the provider has: a misspelled one would never match", () => {
    const catalogue = loadCatalogue(join(import.meta.dirname, "../../generated/catalogue"));
    for (const { topic, type, at } of properties) {
      const inputs = catalogue.resource(type)?.member.inputs ?? {};
      expect(inputs, `${topic}: ${type}`).toHaveProperty([at.split(".")[0]!]);
    }
  });
});
