/** The provider double's own diff, without the engine. The lifecycle tests rely on it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../../compiler/provider/catalogue.ts";
import { projectRoot } from "../../../tools/engine/build.ts";
import { compare } from "../../../tools/engine/provider/compare.ts";
import type { Difference, ReplacementFacts } from "../../../tools/engine/provider/diff.ts";
import { diff } from "../../../tools/engine/provider/diff.ts";
import type { Properties } from "../../../tools/engine/provider/wire.ts";

const catalogue = loadCatalogue(join(projectRoot, "generated", "catalogue"));
const facts = JSON.parse(readFileSync(join(projectRoot, "compiler/plan/builder/replacement.json"), "utf8")) as Record<
  string,
  ReplacementFacts
>;

function judge(token: string, olds: Properties, news: Properties): Difference {
  return diff(catalogue, facts[token], token, olds, news);
}

describe("compare", () => {
  it("names the deepest paths that differ", () => {
    expect(compare({ a: 1, b: { c: [1, 2], d: "x" }, e: true }, { a: 2, b: { c: [1, 3, 4] }, f: null })).toEqual([
      { path: "a", kind: "update" },
      { path: "b.c[1]", kind: "update" },
      { path: "b.c[2]", kind: "add" },
      { path: "b.d", kind: "delete" },
      { path: "e", kind: "delete" },
    ]);
  });

  it("ignores the bridge's internal properties", () => {
    expect(compare({ a: [{ b: 1 }], __defaults: ["name"] }, { a: [{ b: 1 }] })).toEqual([]);
  });
});

describe("diff", () => {
  const group = "aws:lb/targetGroup:TargetGroup";
  const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
  const cache = "aws:elasticache/replicationGroup:ReplicationGroup";
  const balancer = "aws:lb/loadBalancer:LoadBalancer";

  it("replaces delete-first when the program set the name, create-first when the bridge did", () => {
    expect(judge(group, { name: "a", port: 80 }, { name: "a", port: 81 })).toMatchObject({ replaces: ["port"], deleteBeforeReplace: true });
    const made = { name: "a-1234567", __defaults: ["name"] };
    expect(judge(group, { ...made, port: 80 }, { ...made, port: 81 })).toMatchObject({ replaces: ["port"], deleteBeforeReplace: false });
  });

  it("updates in place when no property replaces", () => {
    expect(
      judge("aws:rds/instance:Instance", { identifier: "a", instanceClass: "x" }, { identifier: "a", instanceClass: "y" }),
    ).toMatchObject({
      changes: [{ path: "instanceClass", kind: "update" }],
      replaces: [],
      deleteBeforeReplace: false,
    });
  });

  it("decides conditions from the inputs", () => {
    expect(judge(rule, { cidrIpv4: "10.0.0.0/8" }, { cidrIpv4: "10.0.0.0/9" }).replaces).toEqual([]);
    expect(judge(rule, { cidrIpv4: "10.0.0.0/8" }, { prefixListId: "pl-1" }).replaces).toEqual(["cidrIpv4", "prefixListId"]);
    expect(judge(cache, { engineVersion: "7.0" }, { engineVersion: "7.1" }).replaces).toEqual([]);
    expect(judge(cache, { engineVersion: "7.1" }, { engineVersion: "6.2" }).replaces).toEqual(["engineVersion"]);
    expect(judge(cache, { engine: "redis" }, { engine: "valkey" }).replaces).toEqual([]);
    expect(judge(balancer, { subnets: ["a", "b"] }, { subnets: ["a"] }).replaces).toEqual([]);
    expect(
      judge(balancer, { subnets: ["a", "b"], loadBalancerType: "network" }, { subnets: ["a"], loadBalancerType: "network" }).replaces,
    ).toEqual(["subnets[1]"]);
  });

  it("has a condition only where replacement.json lists one", async () => {
    const { replaceWhen } = await import("../../../tools/engine/provider/replace-when.ts");
    const unknown = Object.entries(replaceWhen).flatMap(([token, conditions]) =>
      Object.keys(conditions).filter((property) => facts[token]?.replaceWhen.some((listed) => listed.property === property) !== true),
    );
    expect(unknown).toEqual([]);
  });
});
