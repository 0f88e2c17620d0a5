/**
 * Replacement follows a design (facts: compiler/plan/builder/replacement.json). A resource that a spec edit can replace states the order, a
 * create-first successor has a different name, and a resource identified by its parent's key is deleted first.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { referencesOf } from "../../../compiler/plan/references.ts";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import { axes, choose } from "../../../tools/matrix/axes.ts";
import { base } from "../../../tools/matrix/base.ts";
import { physicalNames } from "../../../tools/matrix/names.ts";
import { pairwise } from "../../../tools/matrix/pairwise.ts";
import { mergeLayers } from "../../../compiler/source/merge.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

interface Facts {
  readonly replace: readonly string[];
  readonly stateful: boolean;
  readonly createBeforeDelete: string;
}

const facts = JSON.parse(readFileSync(join(import.meta.dirname, "../../../compiler/plan/builder/replacement.json"), "utf8")) as Record<
  string,
  Facts
>;
const rows = pairwise(axes.map(({ values }) => values.length));
const plans = [...frozenSpecs.map((name) => planOf(name)), ...rows.map((row) => planOf("prod", mergeLayers([choose(row).over, base])))];

/** A change of one of these gives another environment: it replaces everything, whatever the names. */
const identity = new Set(["projectName", "environment", "region", "class"]);

/** Keys whose edit replaces a resource: the causes of its replacing properties, followed along references to replaced resources. */
function replacingCauses(plan: Plan, resource: PlanResource, names: ReadonlySet<string>, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  seen.add(resource.id);
  for (const property of facts[resource.type]?.replace ?? []) {
    const top = property.split(".")[0]!;
    const value = resource.inputs[top];
    if (value === undefined || names.has(`${resource.id}.${top}`)) continue;
    for (const cause of resource.from[top] ?? []) if (!cause.startsWith("rule:") && !identity.has(cause)) found.add(cause);
    for (const id of referencesOf(value)) {
      const target = plan.resources.find((each) => each.id === id)!;
      if (!seen.has(id)) for (const cause of replacingCauses(plan, target, names, seen)) found.add(cause);
    }
  }
  return found;
}

/** Exceptions: RDS accepts a proxy's second target group entry before the first one is deleted. */
const exceptions = new Set(["rds-proxy-target"]);

describe("replacement", () => {
  it("knows what replaces every planned type that has a physical name", () => {
    const unknown = new Set(
      plans.flatMap((plan) =>
        physicalNames(plan)
          .filter(({ type }) => facts[type] === undefined)
          .map(({ type }) => type),
      ),
    );
    expect([...unknown]).toEqual([]);
  });

  it("deletes what is identified by its parent's key before it creates the successor", () => {
    for (const plan of plans) {
      const wrong = plan.resources.filter(
        ({ id, type, options }) =>
          facts[type]?.createBeforeDelete === "impossible" && options.deleteBeforeReplace !== true && !exceptions.has(id),
      );
      expect(wrong.map(({ id }) => id)).toEqual([]);
    }
  });

  it("states the order for every named resource that an edit can replace", () => {
    const undecided = new Set<string>();
    let decided = 0;
    for (const plan of plans) {
      const named = physicalNames(plan);
      const nameProperties = new Set(
        named.flatMap(({ id }) =>
          ["name", "namePrefix", "identifier", "replicationGroupId", "family", "dashboardName", "bucket"].map(
            (property) => `${id}.${property}`,
          ),
        ),
      );
      for (const { id, type } of named) {
        const resource = plan.resources.find((each) => each.id === id)!;
        if (facts[type]?.createBeforeDelete !== "collides when name is fixed") continue;
        const causes = replacingCauses(plan, resource, nameProperties);
        if (causes.size === 0) continue;
        if (resource.options.deleteBeforeReplace === undefined) undecided.add(`${id}: ${[...causes].slice(0, 3).join(", ")}`);
        else decided++;
      }
    }
    expect(decided).toBeGreaterThan(50);
    expect([...undecided].sort()).toEqual([]);
  });

  it("gives a create-first successor another name", () => {
    const edits: readonly (readonly [string, Record<string, unknown>])[] = [
      ["security groups and target groups follow the VPC", { vpc: { vpcCidr: "10.9.0.0/16" } }],
      ["parameter groups follow the engine", { rds: { rdsEngineVersion: "16" }, redis: { redisEngineVersion: "6.2" } }],
    ];
    const before = planOf("prod");
    for (const [what, over] of edits) {
      const after = planOf("prod", over);
      const names = new Map(physicalNames(after).map(({ id, name }) => [id, name]));
      const first = physicalNames(before).filter(({ id, type }) => {
        const resource = before.resources.find((each) => each.id === id)!;
        const twin = after.resources.find((each) => each.id === id);
        return resource.options.deleteBeforeReplace === false && twin !== undefined && isReplaced(before, after, resource, type);
      });
      expect(first.length, what).toBeGreaterThan(0);
      for (const { id, name } of first) expect(names.get(id), `${what}: ${id}`).not.toBe(name);
    }
  });

  it("protects resources with data in class prod", () => {
    const plan = planOf("prod");
    const holders = plan.resources.filter(({ type }) =>
      [
        "aws:rds/instance:Instance",
        "aws:elasticache/replicationGroup:ReplicationGroup",
        "aws:backup/vault:Vault",
        "aws:kms/key:Key",
      ].includes(type),
    );
    expect(holders.length).toBeGreaterThan(3);
    expect(holders.filter(({ options }) => options.protect !== true).map(({ id }) => id)).toEqual([]);
  });
});

/** According to the facts: a replacing property changed, or refers to a replaced resource. */
function isReplaced(before: Plan, after: Plan, resource: PlanResource, type: string): boolean {
  const twin = after.resources.find(({ id }) => id === resource.id);
  if (twin === undefined) return false;
  return (facts[type]?.replace ?? []).some((property) => {
    const top = property.split(".")[0]!;
    if (top === "name") return false;
    if (JSON.stringify(resource.inputs[top]) !== JSON.stringify(twin.inputs[top])) return true;
    return [...referencesOf(resource.inputs[top])].some((id) => {
      const target = before.resources.find((each) => each.id === id)!;
      return isReplaced(before, after, target, target.type);
    });
  });
}
