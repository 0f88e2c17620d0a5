/** In class prod the modules satisfy every rule that an environment may do without, or the spec waives it, or no class demands it. */
import { describe, expect, it } from "vitest";
import { planRules, securityRules } from "../../../../compiler/rules/index.ts";
import { notesOf } from "../../../../compiler/rules/notes.ts";
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
  .filter(({ security }) => ["with-waiver", "in-dev", "recommended"].includes(security.optional))
  .map(({ name }) => name);
/** Rules that no class demands (docs/decisions/0006-waivers.md): dates in the spec satisfy them, which no plan shows. */
const never = securityRules.filter(({ security }) => security.optional === "recommended").map(({ name }) => name);
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

describe("the rules", () => {
  it("are as strict as the reference", () => {
    expect(Object.fromEntries(securityRules.map(({ name, security }) => [name, security.optional]))).toEqual(reference);
  });

  it("have a predicate each, unless every environment must satisfy them or none should", () => {
    expect(Object.keys(prodRows).sort()).toEqual([...optional].sort());
  });

  it("check plans where every environment must satisfy them", () => {
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
    expect([...missing(plan)].sort()).toEqual([...never, ...waived("prod-100k")].sort());
  });

  it("emits in prod all but what is waived", () => {
    const plan = planOf("prod");
    expect([...missing(plan)].sort()).toEqual([...never, "log-retention-one-year", "container-insights", "interface-vpc-endpoints"].sort());
    expect([...missing(plan)].sort()).toEqual([...never, ...waived("prod")].sort());
  });

  it.each(["prod", "prod-100k"])("keeps in %s only those logs short whose retention is waived", (name) => {
    const waivers = environmentOf(name).spec.waivers.filter(({ rule }) => rule === "log-retention-one-year");
    const causes = shortLogs(new PolicyView(planOf(name))).flatMap(({ from }) =>
      from["retentionInDays"]!.filter((cause) => !cause.startsWith("rule:")),
    );
    expect([...new Set(causes)].sort()).toEqual(waivers.flatMap(({ key = [] }) => key).sort());
  });
});

describe("class dev", () => {
  const plan = planOf("dev");
  const notes = notesOf(environmentOf("dev"));

  it("lacks what its notes name, and nothing else", () => {
    // What another rule's control leaves without an object has no note of its own: without access logs there is no bucket to keep
    // versions, without a web ACL there are no rules of it, and ECS Exec, which would need a key for its logs, is off.
    const moot = [
      "bucket-versioning",
      "ecs-exec-audited",
      "web-acl-has-rules",
      "web-acl-known-bad-inputs",
      "web-acl-logging",
      "web-acl-sql-injection-reputation",
    ];
    const noted = notes.filter(({ why }) => why !== "design").map(({ rule }) => rule);
    expect([...missing(plan)].sort()).toEqual([...noted, ...moot].sort());
    expect(plan.resources.filter(({ type }) => type === "aws:s3/bucket:Bucket")).toEqual([]);
    expect(plan.resources.filter(({ inputs }) => inputs["enableExecuteCommand"] === true)).toEqual([]);
  });

  it("needs no waiver", () => {
    expect(waived("dev")).toEqual([]);
  });
});
