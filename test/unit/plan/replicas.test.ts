/** Which database a read replica copies, however the plan names it. */
import { describe, expect, it } from "vitest";
import { readerOf } from "../../../compiler/plan/reader.ts";
import { replicasIn, sourceOf } from "../../../compiler/plan/replicas.ts";
import type { PlanValue } from "../../../compiler/plan/types.ts";
import { diagnosticsOver } from "../validate/spec-over-prod.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const plan = planOf("prod", { rds: { enableRdsReadReplica: true } });
const input = (resource: string, property: string): PlanValue => plan.resources.find(({ id }) => id === resource)!.inputs[property]!;
const identifier = input("rds-instance", "identifier");

function replicas(replicateSourceDb: PlanValue): readonly string[] {
  const resources = plan.resources.map((each) =>
    each.id === "rds-replica" ? { ...each, inputs: { ...each.inputs, replicateSourceDb } } : each,
  );
  return replicasIn(readerOf({ ...plan, resources })).map(({ replica, source }) => `${replica.id} of ${source.id}`);
}

describe("a read replica", () => {
  it.each([
    ["a reference", input("rds-replica", "replicateSourceDb")],
    ["the identifier", identifier],
    ["the identifier, marked as a secret", { $secret: identifier }],
  ] as const)("names its source by %s", (_name, value) => {
    expect(replicas(value)).toEqual(["rds-replica of rds-instance"]);
  });

  it("of another plan's database has no source here", () => {
    expect(replicas("somebody-elses")).toEqual([]);
    expect(replicas({ $config: "source" })).toEqual([]);
  });

  it("is no primary", () => {
    const reader = readerOf(plan);
    expect(sourceOf(reader, reader.byId("rds-instance")!)).toBeUndefined();
  });

  it("that a spec adds is judged like the planned one", () => {
    const { inputs } = readerOf(planOf("prod", { environment: "case" })).byId("rds-instance")!;
    const found = diagnosticsOver(`rds: {enableRdsManagedMasterPassword: true, enableRdsReadReplica: false}
extraResources:
  reports: {type: "aws:rds/instance:Instance", inputs: {instanceClass: db.m6g.large, replicateSourceDb: ${String(inputs["identifier"])}}}`);
    expect(found.map(({ rule }) => rule)).toContain("managed-password-not-possible");
  });
});
