/**
 * What varies between the plans that must all be deployable, as overrides of the frozen prod. The axes of the full product are chosen by
 * hand, to keep it bounded; of all axes, including those that the schema implies, every pair of values occurs.
 */
import { mergeLayers } from "../../compiler/source/merge.ts";
import type { Axis, Tree } from "./axis.ts";
import { allWaivers } from "../fixtures/waivers.ts";
import { schemaAxes } from "./schema-axes.ts";

const region = "us-east-1"; // The only region with six zones.

function zones(count: number): readonly string[] {
  return ["a", "b", "c", "d", "e", "f"].slice(0, count).map((letter) => region + letter);
}

/** Shapes that no boolean or enumeration of a module expresses. */
const shapes: readonly Axis[] = [
  {
    name: "class",
    values: (["dev", "prod"] as const).map((name) => [name, () => ({ class: name, waivers: allWaivers(name) })] as const),
  },
  {
    name: "zones",
    values: ([2, 3, 6] as const).map((count) => [String(count), () => ({ region, vpc: { availabilityZones: zones(count) } })] as const),
  },
  {
    name: "nat",
    values: [
      ["0", () => ({ vpc: { natGateways: 0 } })],
      ["1", () => ({ vpc: { natGateways: 1 } })],
      ["n", ({ zones: count }) => ({ vpc: { natGateways: Number(count) } })],
    ],
  },
  {
    name: "redisReplicas",
    values: ([0, 1, 5] as const).map(
      (replicas) =>
        [
          String(replicas),
          () => ({ redis: { redisNumCacheNodes: replicas + 1, redisAdapterReplicas: replicas, redisStateReplicas: replicas } }),
        ] as const,
    ),
  },
];

/** Switches of the full product besides the shapes: those that add or remove large parts. */
const decisive: ReadonlySet<string> = new Set([
  "rds.enableRdsProxy",
  "rds.enableRdsReadReplica",
  "redis.enableRedisSplit",
  "waf.enableWaf",
  "observability.enableAlarms",
  "backup.enableBackup",
]);

const implied = schemaAxes();

/** The axes of the full product. */
export const productAxes: readonly Axis[] = [...shapes, ...implied.filter(({ name }) => decisive.has(name))];

/** Every axis; those of the full product first. */
export const axes: readonly Axis[] = [...productAxes, ...implied.filter(({ name }) => !decisive.has(name))];

/** Number of plans in the full product. */
export const productSize = productAxes.reduce((size, axis) => size * axis.values.length, 1);

/** Every combination of the full product, as one value index per axis, in a fixed order. */
export function* product(): Iterable<readonly number[]> {
  const indexes = productAxes.map(() => 0);
  for (;;) {
    yield [...indexes];
    let position = productAxes.length - 1;
    while (position >= 0 && ++indexes[position]! === productAxes[position]!.values.length) indexes[position--] = 0;
    if (position < 0) return;
  }
}

/** The labels of a combination, and its spec overrides. Axes beyond its end keep the values of the frozen prod. */
export function choose(indexes: readonly number[]): { readonly label: string; readonly over: Tree } {
  const choice: Record<string, string> = {};
  let over: Tree = {};
  for (const [position, index] of indexes.entries()) {
    const axis = axes[position]!;
    const [label, make] = axis.values[index]!;
    choice[axis.name] = label;
    over = mergeLayers([make(choice), over]);
  }
  return {
    label: Object.entries(choice)
      .map(([name, value]) => `${name}=${value}`)
      .join(" "),
    over,
  };
}
