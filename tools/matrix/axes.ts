/** The switches whose every combination must compile to a deployable plan, as overrides of the frozen prod. */
import { mergeLayers } from "../../compiler/source/merge.ts";

type Tree = Record<string, unknown>;

export interface Axis {
  readonly name: string;
  readonly values: readonly (readonly [label: string, over: (choice: Choice) => Tree])[];
}

/** Labels chosen so far, by axis; an override may look at an earlier axis. */
export type Choice = Readonly<Record<string, string>>;

const region = "us-east-1"; // the only region with six zones

function zones(count: number): readonly string[] {
  return ["a", "b", "c", "d", "e", "f"].slice(0, count).map((letter) => region + letter);
}

function toggle(name: string, section: string, key: string, on: Tree = {}): Axis {
  return {
    name,
    values: [
      ["off", () => ({ [section]: { [key]: false } })],
      ["on", () => ({ [section]: { [key]: true, ...on } })],
    ],
  };
}

const redisNode = { redisAdapterNodeType: "cache.m6g.large", redisStateNodeType: "cache.m6g.large" };

export const axes: readonly Axis[] = [
  {
    name: "class",
    values: [
      ["dev", () => ({ class: "dev" })],
      ["prod", () => ({ class: "prod" })],
    ],
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
  toggle("multiAz", "rds", "rdsMultiAz"),
  toggle("proxy", "rds", "enableRdsProxy"),
  toggle("replica", "rds", "enableRdsReadReplica", { rdsReadReplicaInstanceClass: "db.r6g.large" }),
  toggle("split", "redis", "enableRedisSplit", redisNode),
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
  toggle("spot", "ecsCluster", "enableFargateSpot"),
  toggle("arm", "ecsCluster", "enableGraviton"),
  toggle("waf", "waf", "enableWaf"),
  {
    name: "certificate",
    values: [
      ["issued", () => ({})],
      ["given", () => ({ acm: { certificateArn: `arn:aws:acm:${region}:412356789014:certificate/7f3c9a52-1d2e-4b7a-9c1e-52a9d0e4b6f1` } })],
    ],
  },
  toggle("alarms", "observability", "enableAlarms"),
  toggle("dashboards", "observability", "enableDashboards"),
  toggle("vault", "backup", "enableBackup"),
];

/** How many plans the full product has. */
export const productSize = axes.reduce((size, axis) => size * axis.values.length, 1);

/** Every combination, as one label index for each axis; in a fixed order. */
export function* product(): Iterable<readonly number[]> {
  const indexes = axes.map(() => 0);
  for (;;) {
    yield [...indexes];
    let position = axes.length - 1;
    while (position >= 0 && ++indexes[position]! === axes[position]!.values.length) indexes[position--] = 0;
    if (position < 0) return;
  }
}

/** The labels of a combination, and the spec overrides that it stands for. */
export function choose(indexes: readonly number[]): { readonly label: string; readonly over: Tree } {
  const choice: Record<string, string> = {};
  let over: Tree = {};
  for (const [position, axis] of axes.entries()) {
    const [label, make] = axis.values[indexes[position]!]!;
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
