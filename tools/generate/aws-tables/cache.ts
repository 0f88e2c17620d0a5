/** Tables of ElastiCache. */
import { allowedFor } from "./extension.ts";
import { packClasses } from "./classes.ts";
import { dataTiering, maxmemory, maxmemorySource, parameterFamilies, parameterFamilySource } from "./facts/cache.ts";
import { natural, pack, sorted, type Table } from "./table.ts";
import type { Wheel } from "./wheel.ts";

const folder = "aws_elasticache_cachecluster";

/** Node types by region, with the memory available for data. */
export function cacheNodes(wheel: Wheel): Table {
  const { description: _, ...extension } = wheel.extension(`${folder}/cachenodetype_enum.json`) as Record<string, { enum: string[] }>;
  const byRegion = new Map(Object.entries(extension).map(([region, rule]) => [region, rule.enum]));
  return {
    source: `cfn-lint ${wheel.version}, extensions/${folder}/cachenodetype_enum.json (ElastiCache price list by region); ${maxmemorySource}`,
    date: wheel.date,
    note: "A size is name/maxmemory in bytes: what the node offers before reserved-memory-percent (25 by default) is taken off.",
    ...packClasses(byRegion, (family, size) => [maxmemory(family, size)]),
    dataTiering: pack(dataTiering),
  };
}

/** Engine versions, and the parameter group family of each. */
export function cacheEngines(wheel: Wheel): Table {
  const extension = wheel.extension(`${folder}/engine_version.json`);
  const engines = ["redis", "valkey"].map((engine) => {
    const versions = allowedFor(extension, engine, "EngineVersion").sort(natural);
    return [engine, pack(versions)] as const;
  });
  const missing = engines.flatMap(([engine, versions]) => versions.split(" ").filter((version) => familyOf(engine, version) === undefined));
  if (missing.length > 0) throw new Error(`no parameter group family for ${missing.join(", ")}`);
  return {
    source: `cfn-lint ${wheel.version}, extensions/${folder}/engine_version.json; ${parameterFamilySource}`,
    date: wheel.date,
    note: "parameterFamilies: by major version. The provider also takes 6.x for version 6.",
    versions: sorted(engines),
    parameterFamilies,
  };
}

function familyOf(engine: string, version: string): string | undefined {
  return parameterFamilies[engine]?.[version.split(".")[0] ?? version];
}
