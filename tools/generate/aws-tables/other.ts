/** Tables that come from a single list in the wheel: regions, Fargate sizes, log retention periods. */
import { pack, sorted, type Table } from "./table.ts";
import type { Wheel } from "./wheel.ts";

/** Regions with their zone letters. Includes only regions that also have DB classes and cache nodes: isolated regions have neither. */
export function regions(wheel: Wheel): Table {
  const block = /^AVAILABILITY_ZONES = \{(.*?)^\}/ms.exec(wheel.text("helpers.py"))?.[1] ?? "";
  const zones = [...block.matchAll(/"([a-z0-9-]+)": \[(.*?)\]/gs)].map(([, region = "", list = ""]) => {
    return [region, [...list.matchAll(/"([^"]+)"/g)].map(([, zone = ""]) => zone.slice(region.length)).join("")] as const;
  });
  const priced = wheel.extension("aws_rds_dbinstance/dbinstanceclass_enum.json") as Record<string, unknown>;
  const cached = wheel.extension("aws_elasticache_cachecluster/cachenodetype_enum.json") as Record<string, unknown>;
  const known = zones.filter(([region]) => region in priced && region in cached);
  if (known.length < 30) throw new Error("hardly any region found: has helpers.py changed?");
  return {
    source: `cfn-lint ${wheel.version}, helpers.py AVAILABILITY_ZONES, without regions that have no RDS or ElastiCache classes`,
    date: wheel.date,
    note: "Zones that exist. An account may see fewer (older accounts in us-east-1, us-west-1, ap-northeast-1, ca-central-1): warn, do not refuse.",
    zones: sorted(known),
  };
}

interface FargateProperty {
  readonly then: {
    readonly enum?: readonly (string | number)[];
    readonly minimum?: number;
    readonly maximum?: number;
    readonly multipleOf?: number;
  };
}

/** Memory sizes in MiB that Fargate accepts for each number of CPU units. */
export function fargate(wheel: Wheel): Table {
  const path = "aws_ecs_taskdefinition/fargate_cpu_memory.json";
  const extension = wheel.extension(path) as { then: { anyOf: { properties: { Cpu: FargateProperty; Memory: FargateProperty } }[] } };
  const sizes = extension.then.anyOf.map(({ properties }) => {
    const [cpu, ...more] = valuesOf(properties.Cpu);
    if (cpu === undefined || more.length > 0) throw new Error("one cpu for each list of memory sizes was expected");
    return [String(cpu), pack(valuesOf(properties.Memory))] as const;
  });
  return { source: `cfn-lint ${wheel.version}, extensions/${path}`, date: wheel.date, memory: sorted(sizes) };
}

function valuesOf({ then }: FargateProperty): number[] {
  if (then.enum !== undefined) return then.enum.map(Number);
  const { minimum, maximum, multipleOf } = then;
  if (minimum === undefined || maximum === undefined || multipleOf === undefined) throw new Error("neither an enum nor a range");
  return Array.from({ length: (maximum - minimum) / multipleOf + 1 }, (_, index) => minimum + index * multipleOf);
}

/** Retention periods, in days, that a log group accepts. */
export function logRetention(wheel: Wheel): Table {
  const schema = wheel.resource("AWS::Logs::LogGroup") as { properties: { RetentionInDays: { enum: number[] } } };
  return {
    source: `cfn-lint ${wheel.version}, resource schema AWS::Logs::LogGroup, RetentionInDays`,
    date: wheel.date,
    note: "The provider takes 0 for “never expires”, which AWS says by leaving the property out.",
    days: pack(schema.properties.RetentionInDays.enum.toSorted((a, b) => a - b)),
  };
}
