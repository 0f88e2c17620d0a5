/** Entries of `extraServices`, `extraWorkers` and `extraQueues`, in the same shape as the built-in workloads and queues. */
import type { EffectiveSpec } from "../../generated/types/spec.ts";
import { traced, type Traced } from "../plan/builder/traced.ts";
import { entriesOf, extrasOf, type NamedEntry } from "./extras.ts";
import { key } from "./keys.ts";
import { listenerPriority } from "./listener-priority.ts";
import { camelCase } from "./names.ts";
import type { ConnectionScaling, Queue, Service, Worker, Workload } from "./types.ts";

type StatedService = NonNullable<EffectiveSpec["ecsServices"]["extraServices"][string]>;
type StatedWorker = NonNullable<EffectiveSpec["ecsWorkers"]["extraWorkers"][string]>;
type StatedQueue = NonNullable<EffectiveSpec["sqs"]["extraQueues"][string]>;

/** Returns a function that reads keys of an entry, each traced to its spec key. */
function reader<E extends object>({ key, value }: NamedEntry<E>) {
  return <K extends keyof E & string>(name: K): Traced<E[K]> => traced(value[name], `${key}.${name}`);
}

function common<K extends Workload["kind"]>(entry: NamedEntry<StatedService | StatedWorker>, kind: K): Workload & { readonly kind: K } {
  const read = reader(entry);
  const camelName = camelCase(entry.name);
  return {
    name: entry.name,
    entry: entry.key,
    camelName,
    kind,
    module: kind === "service" ? "ecsServices" : "ecsWorkers",
    imageConfig: `${camelName}Image`,
    desiredCount: read("desiredCount"),
    minCount: read("minCount"),
    maxCount: read("maxCount"),
    cpu: read("cpu"),
    memory: read("memory"),
    dbPoolSize: read("dbPoolSize"),
    scaleOnCpuPercent: read("scaleOnCpuPercent"),
    stopTimeoutSeconds: read("stopTimeoutSeconds"),
    logRetentionDays: read("logRetentionDays"),
    minHealthyPercent: traced(100),
    maxPercent: traced(200),
    imageContract: entry.value.imageContract,
    contractKey: `${entry.key}.imageContract`,
    extras: extrasOf(entry.value, entry.key),
  };
}

function toService(entry: NamedEntry<StatedService>, spec: EffectiveSpec): Service {
  const read = reader(entry);
  const { connections, host, listenerPriority: priority, stickyDurationSeconds } = entry.value;
  return {
    ...common(entry, "service"),
    containerPort: read("containerPort"),
    livenessPath: read("livenessPath"),
    readinessPath: read("readinessPath"),
    keepAliveTimeoutSeconds: read("keepAliveTimeoutSeconds"),
    deregistrationDelaySeconds: read("deregistrationDelaySeconds"),
    minHealthyPercent: read("minHealthyPercent"),
    maxPercent: read("maxPercent"),
    host: host === undefined ? key({ spec }, "domainName") : read("host").map(() => host),
    paths: read("paths"),
    listenerPriority: read("listenerPriority").map(() => priority ?? listenerPriority(entry.name)),
    requestsPerMinute: read("scaleOnRequestsPerMinute"),
    ...(stickyDurationSeconds === undefined
      ? {}
      : { sticky: { durationSeconds: read("stickyDurationSeconds").map(() => stickyDurationSeconds) } }),
    ...(connections === undefined ? {} : { connections: toConnections(connections, `${entry.key}.connections`) }),
  };
}

function toConnections(stated: NonNullable<StatedService["connections"]>, key: string): ConnectionScaling {
  return {
    enabled: traced(stated.scaleOnConnections, `${key}.scaleOnConnections`),
    maxPerTask: traced(stated.maxPerTask, `${key}.maxPerTask`),
    eventLoopLagMs: traced(stated.scaleOnEventLoopLagMs, `${key}.scaleOnEventLoopLagMs`),
  };
}

function toWorker(entry: NamedEntry<StatedWorker>): Worker {
  const read = reader(entry);
  return {
    ...common(entry, "worker"),
    queues: entry.value.consumes,
    consumes: read("consumes"),
    backlogPerTask: read("scaleOnQueueDepth"),
    oldestMessageAgeSeconds: read("scaleOnOldestMessageAge"),
  };
}

function toQueue(entry: NamedEntry<StatedQueue>): Queue {
  const read = reader(entry);
  return {
    name: entry.name,
    camelName: camelCase(entry.name),
    entry: entry.key,
    visibilityTimeoutSeconds: read("visibilityTimeoutSeconds"),
    messageRetentionSeconds: read("messageRetentionSeconds"),
    maxReceiveCount: read("maxReceiveCount"),
    handlerSeconds: read("handlerSeconds"),
    producers: [],
  };
}

function byName<E, T>(map: Readonly<Record<string, E | undefined>>, key: string, make: (entry: NamedEntry<E>) => T): Record<string, T> {
  return Object.fromEntries(entriesOf(traced(map, key)).map((entry) => [entry.name, make(entry)]));
}

export function extraServices(spec: EffectiveSpec): Record<string, Service> {
  return byName(spec.ecsServices.extraServices, "ecsServices.extraServices", (entry) => toService(entry, spec));
}

export function extraWorkers(spec: EffectiveSpec): Record<string, Worker> {
  return byName(spec.ecsWorkers.extraWorkers, "ecsWorkers.extraWorkers", toWorker);
}

export function extraQueues(spec: EffectiveSpec): Record<string, Queue> {
  return byName(spec.sqs.extraQueues, "sqs.extraQueues", toQueue);
}
