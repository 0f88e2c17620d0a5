/** Every rule on the plan is shown able to fail: each mutation of a good plan is found by its rule, at its resource. */
import { describe, expect, it } from "vitest";
import { planRules } from "../../../../compiler/rules/index.ts";
import type { Plan } from "../../../../compiler/plan/types.ts";
import { violationsOf } from "../../../../compiler/rules/check-plan.ts";
import type { Violation } from "../../../../compiler/rules/rule.ts";
import { PolicyView } from "../../../../compiler/rules/shared/view.ts";
import { plansOfAllShapes } from "../../../../tools/generate/ids.ts";
import { everyExtra } from "../../../support/extras.ts";
import { planOf } from "../../../../tools/fixtures/specs.ts";
import { accessAllowed, accessMutations } from "./mutations/access.ts";
import { computeAllowed, containerMutations, repositoryMutations } from "./mutations/compute.ts";
import { bucketMutations, dataAllowed, databaseMutations, messageMutations, redisMutations } from "./mutations/data.ts";
import { contradictionMutations, contradictionsAllowed } from "./mutations/contradictions.ts";
import { edgeAllowed, edgeMutations } from "./mutations/edge.ts";
import { limitMutations } from "./mutations/limits.ts";
import { mutated, type Mutation, type Mutations } from "./mutations/mutation.ts";
import { networkMutations } from "./mutations/network.ts";
import { outsideMutations } from "./mutations/outside.ts";
import { refusedAllowed, refusedMutations } from "./mutations/refused.ts";
import { secretMutations } from "./mutations/secrets.ts";

const tables: readonly Mutations[] = [
  networkMutations,
  databaseMutations,
  redisMutations,
  messageMutations,
  bucketMutations,
  accessMutations,
  outsideMutations,
  secretMutations,
  repositoryMutations,
  containerMutations,
  edgeMutations,
  limitMutations,
  refusedMutations,
  contradictionMutations,
];
const mutations: Mutations = Object.assign({}, ...tables) as Mutations;
const allowed: Mutations = {
  ...dataAllowed,
  ...accessAllowed,
  ...computeAllowed,
  ...edgeAllowed,
  ...refusedAllowed,
  ...contradictionsAllowed,
};
const frozen = { prod: planOf("prod"), "prod-100k": planOf("prod-100k") };

/** What the rule finds in the plan that the mutation makes. */
function found(code: string, mutation: Mutation): readonly Violation[] {
  const rule = planRules.find((each) => each.name === code)!;
  return [...rule.checkPlan(new PolicyView(mutated(frozen[mutation.plan ?? "prod-100k"], mutation)))];
}

describe("mutations", () => {
  it("are there for every rule, in one table each, and for nothing else", () => {
    const codes = tables.flatMap((table) => Object.keys(table)).sort();
    expect(codes).toEqual(planRules.map(({ name }) => name).sort());
    expect(Object.entries(mutations).filter(([, list]) => list.length === 0)).toEqual([]);
  });

  it("have a name of their own", () => {
    for (const [code, list] of Object.entries(mutations)) {
      const names = list.map(({ at, does }) => `${code} ${at} ${does}`);
      expect(new Set(names).size, code).toBe(names.length);
    }
  });
});

describe.each(planRules.map(({ name }) => name))("%s", (code) => {
  it.each(mutations[code] ?? [])("finds at $at: $does", (mutation) => {
    const violations = found(code, mutation);
    expect([...new Set(violations.map(({ resource }) => resource))]).toEqual([mutation.at]);
    for (const { message } of violations) expect(message.length).toBeGreaterThan(8);
  });
});

describe.each(Object.entries(allowed))("%s lets pass", (code, list) => {
  it.each(list)("at $at: $does", (mutation) => {
    expect(found(code, mutation)).toEqual([]);
  });
});

const texts = (plan: Plan) => new Set(plan.resources.map((resource) => JSON.stringify(resource)));
const textsOf = { prod: texts(frozen.prod), "prod-100k": texts(frozen["prod-100k"]) };

/** Where the plan of the mutation differs from the frozen one. */
function changedBy(mutation: Mutation): { readonly plan: Plan; readonly ids: readonly string[] } {
  const before = mutation.plan ?? "prod-100k";
  const same = textsOf[before];
  const plan = mutated(frozen[before], mutation);
  return { plan, ids: plan.resources.filter((resource) => !same.has(JSON.stringify(resource))).map(({ id }) => id) };
}

describe("rules that judge each resource by itself", () => {
  const alone = planRules.filter(({ judges }) => judges === "resources");

  it("find the same in what a change reaches as in the whole plan", () => {
    const own = alone.flatMap(({ name }) => mutations[name]!);
    // Of the changes that break other rules, every thirtieth.
    const others = Object.values(mutations)
      .flat()
      .filter((_, index) => index % 30 === 0);
    for (const mutation of [...own, ...others]) {
      const { plan, ids } = changedBy(mutation);
      const view = new PolicyView(plan);
      const reached = view.reachedBy(ids);
      for (const rule of alone)
        expect([...rule.checkPlan(reached)], `${rule.name} at ${mutation.at}: ${mutation.does}`).toEqual([...rule.checkPlan(view)]);
    }
  });

  it("reach what refers to a resource through others, and look up every resource", () => {
    const reached = new PolicyView(frozen.prod).reachedBy(["vpc"]);
    const ids = reached.plan.resources.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["vpc", "rds-instance"]));
    expect(ids).not.toContain("sqs-push");
    expect(reached.ofType("aws:sqs/queue:Queue")).toEqual([]);
    expect(reached.byId("sqs-push")?.type).toBe("aws:sqs/queue:Queue");
  });
});

describe("good plans", () => {
  const plans: readonly Plan[] = [...plansOfAllShapes(), planOf("prod", everyExtra), planOf("dev", everyExtra)];

  // A warning, such as one about a quota that AWS raises, does not make a plan bad.
  it.each(planRules.filter(({ severity }) => severity === "error"))("satisfy $name in every shape", (rule) => {
    const violations = plans.flatMap((plan) => [...rule.checkPlan(new PolicyView(plan))]);
    expect(violations).toEqual([]);
  });

  it("are judged by every rule at once", () => {
    const broken = mutated(frozen.prod, mutations["drop-invalid-headers"]![0]!);
    expect(violationsOf(frozen.prod)).toEqual([]);
    expect(violationsOf(broken).map(({ rule, resource, property }) => [rule, resource, property])).toEqual([
      ["drop-invalid-headers", "alb", "dropInvalidHeaderFields"],
    ]);
  });
});
