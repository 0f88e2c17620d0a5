/**
 * Specs of the schema's shape: frozen specs in which some keys, few or all, have other values that the schema allows. Where a table limits
 * the values (regions, zones, classes), half come from the table, so that many specs are valid.
 */
import fc from "fast-check";
import { stringify } from "yaml";
import { cacheNodesIn } from "../../../compiler/aws/elasticache.ts";
import { fargateMemories } from "../../../compiler/aws/fargate.ts";
import { creatableMajors, creatableVersions } from "../../../compiler/aws/postgres-versions.ts";
import { dbClassesIn } from "../../../compiler/aws/rds.ts";
import { zonesOf } from "../../../compiler/aws/regions.ts";
import regions from "../../../generated/aws/regions.json" with { type: "json" };
import { effectiveSchema } from "../../../compiler/validate/schema/metadata.ts";
import { securityRules } from "../../../compiler/rules/index.ts";
import type { FuzzInput } from "../input.ts";
import { valuesOf, type Node } from "./values.ts";

type Tree = Readonly<Record<string, unknown>>;
/** A key and its value, which may depend on the spec's region. */
interface Change {
  readonly path: readonly [string, string?];
  readonly value: (region: string) => unknown;
}

/** `trees` are the frozen specs, merged with their parents. */
export function schemaInput(trees: readonly Tree[]): fc.Arbitrary<FuzzInput> {
  const change = changeOfAnyKey();
  const several = fc
    .constantFrom(1, 2, 3, 5, 10, 40, 200)
    .chain((most) => fc.array(change, { minLength: 1, maxLength: most, size: "max" }));
  return fc
    .record({
      tree: fc.constantFrom(...trees),
      region: fc.constantFrom(...regionNames()),
      moves: fc.boolean(),
      waived: fc.boolean(),
      several,
    })
    .map(({ tree, region, moves, waived, several: changes }) => {
      // Change the region separately: the zones must change with it.
      const moved = moves ? place(tree, region) : tree;
      const base = waived ? { ...moved, waivers: allWaivers } : moved;
      return stringify(apply(base, changes), { lineWidth: 0 });
    });
}

const allWaivers = securityRules.map(({ name }) => ({ rule: name, reason: "Fuzzed, not deployed.", until: "2099-12-31", price: 1 }));

function regionNames(): readonly string[] {
  return Object.keys(regions.zones);
}

function place(tree: Tree, region: string): Tree {
  const { awsAccountId: _account, ...rest } = tree;
  return { ...rest, region, vpc: { ...(tree["vpc"] as Tree), availabilityZones: zonesOf(region).slice(0, 3), natGateways: 2 } };
}

/** Every key of the schema, with any of its values. */
function changeOfAnyKey(): fc.Arbitrary<Change> {
  const schema = effectiveSchema() as Node;
  const changes = Object.entries(schema.properties ?? {}).flatMap(([key, node]) =>
    node.properties === undefined || Object.keys(node.properties).length === 0
      ? [changeOf([key], node)]
      : Object.entries(node.properties).map(([inner, below]) => changeOf([key, inner], below)),
  );
  return fc.oneof(...changes);
}

function changeOf(path: readonly [string, string?], node: Node): fc.Arbitrary<Change> {
  const shaped = valuesOf(node).map((value) => ({ path, value: () => value }));
  const table = tableFor(path.at(-1)!);
  if (table === undefined) return shaped;
  const listed = fc.nat().map((index) => ({
    path,
    value: (region: string) => {
      const list = table(region);
      return list[index % list.length];
    },
  }));
  return fc.oneof({ weight: 3, arbitrary: listed }, { weight: 1, arbitrary: shaped });
}

function tableFor(name: string): ((region: string) => readonly unknown[]) | undefined {
  if (name === "region") return (region) => [region];
  if (name === "availabilityZones") return (region) => [2, 3, 4, 6].map((count) => zonesOf(region).slice(0, count));
  if (name.endsWith("InstanceClass")) return dbClassesIn;
  if (name.endsWith("NodeType")) return cacheNodesIn;
  if (name.endsWith("Memory")) return () => [256, 512, 1024, 2048].flatMap(fargateMemories);
  if (name === "rdsEngineVersion")
    return () =>
      creatableMajors()
        .slice(-4)
        .flatMap((major) => [major, ...creatableVersions(major)]);
  if (name.endsWith("Schedule")) return () => [0, 1, 5, 12, 22].map((hour) => `cron(30 ${hour} ? * * *)`);
  return undefined;
}

function apply(base: Tree, changes: readonly Change[]): Tree {
  const tree: Record<string, unknown> = { ...base };
  const region = String(base["region"]);
  for (const { path, value } of changes) {
    const [section, inner] = path;
    tree[section] = inner === undefined ? value(region) : { ...(tree[section] as Tree | undefined), [inner]: value(region) };
  }
  return tree;
}
