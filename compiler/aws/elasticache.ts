/** Node types and engine versions of ElastiCache. */
import engineTable from "../../generated/aws/cache-engines.json" with { type: "json" };
import nodeTable from "../../generated/aws/cache-nodes.json" with { type: "json" };
import type { ClassTable } from "./classes.ts";
import { classExists, classesIn, classFacts, isKnownFamily, parseClass } from "./classes.ts";
import { nearestClass } from "./nearest-class.ts";
import { unpack } from "./nearest.ts";

/** Families with data tiering must be enabled by a separate option, so they are never suggested. */
const nodes: ClassTable = { service: "cache", families: nodeTable.families, regions: nodeTable.regions, avoided: nodeTable.dataTiering };

/** Engines of replication groups. */
export type CacheEngine = "redis" | "valkey";

/** The engine that a replication group states; Redis if it states none. */
export function cacheEngineOf(stated: string | undefined): CacheEngine {
  return stated === "valkey" ? "valkey" : "redis";
}

/** Does ElastiCache offer the node type in the region? */
export function cacheNodeExists(region: string, cacheNodeType: string): boolean {
  return classExists(nodes, region, cacheNodeType);
}

/** Does the node type belong to a family that exists in at least one region? */
export function isKnownCacheFamily(cacheNodeType: string): boolean {
  return isKnownFamily(nodes, cacheNodeType);
}

/** Every node type of the region, `cache.t3.micro`; empty for an unknown region. */
export function cacheNodesIn(region: string): string[] {
  return classesIn(nodes, region);
}

/** The node type of the region that is nearest to `cacheNodeType` (itself if it exists); undefined for an unknown region. */
export function nearestCacheNode(region: string, cacheNodeType: string): string | undefined {
  return nearestClass(nodes, region, cacheNodeType);
}

/** Does the node type keep a part of the data on an SSD? ElastiCache creates it only with data tiering enabled. */
export function hasDataTiering(cacheNodeType: string): boolean {
  const family = parseClass(nodes, cacheNodeType)?.family;
  return family !== undefined && unpack(nodes.avoided).includes(family);
}

/** `maxmemory` of a node type in GiB, before reserved-memory-percent is subtracted; undefined if it exists in no region. */
export function cacheNodeMemoryGiB(cacheNodeType: string): number | undefined {
  const bytes = classFacts(nodes, cacheNodeType)?.[0];
  return bytes === undefined ? undefined : bytes / 1024 ** 3;
}

/** Versions of an engine, oldest first. */
export function cacheEngineVersions(engine: CacheEngine): string[] {
  return unpack(engineTable.versions[engine]);
}

/** Can a replication group of this version be created? `6.x` is how the provider spells Redis 6. */
export function isCacheEngineVersion(engine: CacheEngine, version: string): boolean {
  return cacheEngineVersions(engine).includes(version) || (engine === "redis" && version === "6.x");
}

/**
 * Does ElastiCache take a mode of encryption in transit for this version? Before Redis 7.0.5 it refuses the parameter, and TLS is required
 * once it is on (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html).
 */
export function takesTransitEncryptionMode(engine: string, version: string): boolean {
  return engine !== "redis" || Number.parseInt(version, 10) >= 7;
}

/** Parameter group family of an engine version, `redis7` for Redis 7.1; undefined for a version that does not exist. */
export function parameterFamily(engine: CacheEngine, version: string): string | undefined {
  const families: Readonly<Record<string, string>> = engineTable.parameterFamilies[engine];
  return isCacheEngineVersion(engine, version) ? families[version.split(".")[0] ?? version] : undefined;
}
