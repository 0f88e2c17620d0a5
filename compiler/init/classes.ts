/** Chooses instance classes and node types: the cheapest that the region offers and that carries the load. */
import { continuousShare } from "../aws/burstable.ts";
import { cacheNodeMemoryGiB, cacheNodesIn } from "../aws/elasticache.ts";
import { dbClassesIn, dbClassMemoryGiB, dbClassVcpu, maxConnections } from "../aws/rds.ts";
import type { PriceBook } from "../pricing/price-book.ts";

/** Families to choose from, in order of preference where prices do not decide. All of them run every supported engine version. */
const families = ["t4g", "t3", "m6g", "r6g", "m7g", "r7g", "m6i", "r6i", "m5", "r5"];

export interface DatabaseLoad {
  /** vCPUs of continuous work. */
  readonly vcpu: number;
  readonly connections: number;
  readonly memoryGiB: number;
}

/** Undefined if no class of the region is large enough. */
export function databaseClass(region: string, load: DatabaseLoad, { prices }: PriceBook): string | undefined {
  const fitting = dbClassesIn(region).filter(
    (name) =>
      (dbClassVcpu(name) ?? 0) * continuousShare(name) >= load.vcpu &&
      (maxConnections(name) ?? 0) >= load.connections &&
      (dbClassMemoryGiB(name) ?? 0) >= load.memoryGiB,
  );
  return cheapest(fitting, (name) => prices["rds_postgres"]?.[`${name}.single_az`]?.usd, dbClassMemoryGiB);
}

export interface CacheLoad {
  readonly vcpu: number;
  readonly memoryGiB: number;
}

/** Redis executes commands in one thread: only one vCPU of a node counts, or the two halves of a burstable one's baseline. */
const cacheVcpu = (name: string) => Math.min(1, 2 * continuousShare(name));

/** Undefined if no node type of the region is large enough. */
export function cacheNode(region: string, load: CacheLoad, { prices }: PriceBook): string | undefined {
  const fitting = cacheNodesIn(region).filter((name) => cacheVcpu(name) >= load.vcpu && (cacheNodeMemoryGiB(name) ?? 0) >= load.memoryGiB);
  return cheapest(fitting, (name) => prices["elasticache"]?.[`${name}.redis`]?.usd, cacheNodeMemoryGiB);
}

/** By price where the region's book has one, then by memory, then by family. Classes with a price come first: their costs are known. */
function cheapest(
  names: readonly string[],
  priceOf: (name: string) => string | undefined,
  memoryOf: (name: string) => number | undefined,
): string | undefined {
  const rank = (name: string) => families.indexOf(name.split(".")[1] ?? "");
  const price = (name: string) => Number(priceOf(name) ?? Infinity);
  const order = (a: string, b: string) =>
    compare(price(a), price(b)) || compare(memoryOf(a) ?? 0, memoryOf(b) ?? 0) || compare(rank(a), rank(b));
  return names.filter((name) => rank(name) >= 0).sort(order)[0];
}

/** Unlike a difference, correct for two infinities. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
