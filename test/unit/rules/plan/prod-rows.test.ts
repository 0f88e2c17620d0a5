/** In class prod the lowering itself emits every row marked W or D, or the spec waives it. */
import { describe, expect, it } from "vitest";
import { planRules, securityRules } from "../../../../compiler/rules/index.ts";
import type { Plan } from "../../../../compiler/plan/types.ts";
import { PolicyView } from "../../../../compiler/rules/shared/view.ts";
import { mergeLayers } from "../../../../compiler/source/merge.ts";
import { environmentOf, planOf } from "../../../../tools/fixtures/specs.ts";
import { rebuilt } from "./mutable-plan.ts";
import { everything } from "./prod-rows/everything.ts";
import { shortLogs } from "./prod-rows/edge.ts";
import { prodRows } from "./prod-rows/index.ts";
import { reference } from "./prod-rows/reference.ts";
import type { Change } from "./prod-rows/row.ts";

const optional = securityRules
  .filter(({ security }) => security.optional === "with-waiver" || security.optional === "in-dev")
  .map(({ name }) => name);
/** Rows that no environment has (docs/decisions/0006-waivers.md). */
const never = ["master-password-rotation", "secret-rotation"];
const good = planOf("prod-100k", everything);

function missing(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  return optional.filter((code) => !prodRows[code]!.holds(view));
}

function changed(change: Change): Plan {
  return "spec" in change ? planOf("prod-100k", mergeLayers([change.spec, everything])) : rebuilt(good, change.plan);
}

function waived(name: string): readonly string[] {
  return [...new Set(environmentOf(name).spec.waivers.map(({ rule }) => rule))].sort();
}

describe("the table of rows", () => {
  it("is as strict as the reference", () => {
    expect(Object.fromEntries(securityRules.map(({ name, security }) => [name, security.optional]))).toEqual(reference);
  });

  it("has a predicate for every row marked W or D", () => {
    expect(Object.keys(prodRows).sort()).toEqual([...optional].sort());
  });

  it("has a rule on the plan for every row marked N", () => {
    const judged = new Set(planRules.map(({ name }) => name));
    expect(securityRules.filter(({ name, security }) => security.optional === "never" && !judged.has(name))).toEqual([]);
  });
});

describe.each(Object.entries(prodRows))("%s", (code, { holds, loses, gains = {} }) => {
  it.each(Object.entries(loses))("is lost: %s", (_, change) => {
    expect([holds(new PolicyView(good)), holds(new PolicyView(changed(change)))]).toEqual([true, false]);
  });

  it.each(Object.entries(gains))("is gained: %s", (_, change) => {
    expect([holds(new PolicyView(good)), holds(new PolicyView(changed(change)))]).toEqual([false, true]);
  });

  it("can be lost and had", () => {
    expect(Object.keys(never.includes(code) ? gains : loses)).not.toEqual([]);
  });
});

describe("class prod", () => {
  it("emits every row when every control is on", () => {
    expect([...missing(good)].sort()).toEqual(never);
  });

  it("emits in prod-100k all but the retention of logs", () => {
    const plan = planOf("prod-100k");
    expect([...missing(plan)].sort()).toEqual([...never, "log-retention-one-year"].sort());
    expect([...missing(plan)].sort()).toEqual(waived("prod-100k"));
  });

  it("emits in prod all but what is waived", () => {
    const plan = planOf("prod");
    expect([...missing(plan)].sort()).toEqual([...never, "log-retention-one-year", "container-insights", "interface-vpc-endpoints"].sort());
    expect([...missing(plan)].sort()).toEqual(waived("prod"));
  });

  it.each(["prod", "prod-100k"])("keeps in %s only those logs short whose retention is waived", (name) => {
    const waivers = environmentOf(name).spec.waivers.filter(({ rule }) => rule === "log-retention-one-year");
    const causes = shortLogs(new PolicyView(planOf(name))).flatMap(({ from }) =>
      from["retentionInDays"]!.filter((cause) => !cause.startsWith("rule:")),
    );
    expect([...new Set(causes)].sort()).toEqual(waivers.map(({ key }) => key).sort());
  });
});

describe("class dev", () => {
  it("lacks no row marked W that is not waived", () => {
    const strict = new Set(securityRules.filter(({ security }) => security.optional === "with-waiver").map(({ name }) => name));
    const plan = planOf("dev");
    // Without access logs (L4, marked D) there is no bucket to keep versions; without a key of its own ECS Exec is off, which is enough.
    expect(plan.resources.filter(({ type }) => type === "aws:s3/bucket:Bucket")).toEqual([]);
    expect(plan.resources.filter(({ inputs }) => inputs["enableExecuteCommand"] === true)).toEqual([]);
    const lacking = missing(plan).filter((code) => strict.has(code) && !["bucket-versioning", "ecs-exec-audited"].includes(code));
    expect([...lacking].sort()).toEqual(waived("dev"));
  });
});
