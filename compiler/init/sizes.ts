/** Sizes of one environment: what its busiest hour needs, with room to grow by half. */
import type { EffectiveSpec } from "../../generated/types/spec.ts";
import { zonesOf } from "../aws/regions.ts";
import { fillDefaults } from "../model/defaults.ts";
import type { PriceBook } from "../pricing/price-book.ts";
import type { NewEnvironment } from "./answers.ts";
import { cacheNode, databaseClass } from "./classes.ts";
import { busiestHourOf, type BusiestHour } from "./load.ts";

export interface Sizes {
  readonly zones: readonly string[];
  readonly api: TaskSize;
  readonly realtime: TaskSize;
  readonly worker: TaskSize;
  readonly connectionsPerTask: number;
  readonly databaseClass: string;
  readonly databaseGigabytes: number;
  readonly cacheNode: string;
  readonly cacheNodes: number;
  readonly apiRateLimit: number;
  readonly socketRateLimit: number;
  readonly peak: BusiestHour;
}

export interface TaskSize {
  readonly cpu: number;
  readonly memory: number;
  /** Also the count that the service starts with. */
  readonly least: number;
  readonly most: number;
  readonly dbPool: number;
  /** Tasks that the busiest hour needs. */
  readonly atPeak: number;
}

/** Maximum counts exceed what the busiest hour needs by half. */
const headroom = 1.5;
const connectionsPerTask = 3000;
/** PostgreSQL works about half as long on a request as the API does, and half of its CPU stays free. */
const databaseVcpuPerApiVcpu = 0.5 / 0.5;
/** A node of Redis delivers about this many events a second with one vCPU. */
const eventsPerCacheVcpu = 50_000;
/** Redis holds 4 KiB for each connection that fits into all tasks and keeps a quarter of its memory free (rule `clients-exceed-redis-memory`). */
const cacheGiBPerConnection = 4 / 0.75 / 1024 ** 2;
/** Rows and indexes of one daily user. */
const databaseGigabytesPerUser = 0.002;
/** A carrier or an office may send this share of all requests from one address. */
const shareOfOneAddress = 1 / 3;
/** Socket.IO opens a connection with requests of long polling, then upgrades it. */
const requestsPerHandshake = 5;

/** Undefined if no class of the region is large enough for so many users. */
export function sizesOf(environment: NewEnvironment, region: string, book: PriceBook): Sizes | undefined {
  const isProd = environment.class === "prod";
  const peak = busiestHourOf(environment);
  const tasks = tasksOf(peak, environment.class);
  const connections = Object.values(tasks).reduce((sum, { most, dbPool }) => sum + most * dbPool, 0);
  const database = databaseClass(
    region,
    // The smallest classes have no memory left for what class prod turns on: insights and enhanced monitoring.
    { vcpu: peak.apiVcpu * databaseVcpuPerApiVcpu, connections: connections + reservedConnections, memoryGiB: isProd ? 2 : 1 },
    book,
  );
  const cache = cacheNode(
    region,
    { vcpu: peak.eventsPerSecond / eventsPerCacheVcpu, memoryGiB: tasks.realtime.most * connectionsPerTask * cacheGiBPerConnection },
    book,
  );
  if (database === undefined || cache === undefined) return undefined;
  return {
    // Each zone costs a NAT gateway and six endpoints. From three tasks on, a third zone loses fewer of them at once.
    zones: zonesOf(region).slice(0, isProd ? Math.min(Math.max(tasks.realtime.atPeak, 2), 3) : 2),
    ...tasks,
    connectionsPerTask,
    databaseClass: database,
    databaseGigabytes: roundedUp(Math.max(20, environment.users * databaseGigabytesPerUser), 10),
    cacheNode: cache,
    cacheNodes: isProd ? 2 : 1,
    apiRateLimit: rateLimit(peak.apiRequestsPerSecond, 2000),
    socketRateLimit: rateLimit(peak.handshakesPerSecond * requestsPerHandshake, 5000),
    peak,
  };
}

/** PostgreSQL reserves three connections for superusers. */
const reservedConnections = 3;

function tasksOf(peak: BusiestHour, environmentClass: "dev" | "prod"): Pick<Sizes, "api" | "realtime" | "worker"> {
  // The spec leaves pools and CPU targets at their defaults.
  const { ecsServices, ecsWorkers } = fillDefaults({ ecsServices: {}, ecsWorkers: {} }, environmentClass) as unknown as EffectiveSpec;
  const cpu = environmentClass === "prod" ? 512 : 256;
  const atTarget = (units: number, percent: number) => (units / 1024) * (percent / 100);
  const size = (units: number, dbPool: number, least: number, needed: number): TaskSize => {
    const atPeak = Math.max(1, Math.ceil(needed));
    return { cpu: units, memory: 2 * units, least, most: Math.max(2 * least, Math.ceil(atPeak * headroom)), dbPool, atPeak };
  };
  const { apiDbPoolSize, apiServiceMinCount, apiScaleOnCpuPercent, realtimeDbPoolSize, realtimeServiceMinCount } = ecsServices;
  const { workerDbPoolSize, workerServiceMinCount, workerScaleOnCpuPercent } = ecsWorkers;
  return {
    api: size(cpu, apiDbPoolSize, apiServiceMinCount, peak.apiVcpu / atTarget(cpu, apiScaleOnCpuPercent)),
    realtime: size(cpu, realtimeDbPoolSize, realtimeServiceMinCount, peak.connections / connectionsPerTask),
    worker: size(256, workerDbPoolSize, workerServiceMinCount, peak.workerVcpu / atTarget(256, workerScaleOnCpuPercent)),
  };
}

/** Requests that one address may make in five minutes. */
function rateLimit(requestsPerSecond: number, least: number): number {
  return roundedUp(Math.max(least, requestsPerSecond * 300 * shareOfOneAddress), 1000);
}

function roundedUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}
