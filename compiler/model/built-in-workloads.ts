/** The built-in workloads and queues of every environment: flat keys (`apiServiceCpu`) become services, workers and queues. */
import type { EffectiveSpec } from "../../generated/types/spec.ts";
import { traced, type Traced } from "../plan/builder/traced.ts";
import { extrasOf } from "./extras.ts";
import { key, type SpecKey, type SpecValue } from "./keys.ts";
import { listenerPriority } from "./listener-priority.ts";
import type { ImageContract, Queue, Service, Worker, Workload } from "./types.ts";

type Prefix = "api" | "realtime" | "worker";

function common<K extends Workload["kind"]>(spec: EffectiveSpec, name: Prefix, kind: K): Omit<Workload, "extras"> & { kind: K } {
  const module = kind === "service" ? "ecsServices" : "ecsWorkers";
  const read = <T>(suffix: string): Traced<T> =>
    key({ spec }, `${module}.${name}${suffix}` as SpecKey) as Traced<SpecValue<SpecKey>> as Traced<T>;
  return {
    name,
    camelName: name,
    kind,
    module,
    imageConfig: `${name}Image`,
    desiredCount: read("ServiceDesiredCount"),
    minCount: read("ServiceMinCount"),
    maxCount: read("ServiceMaxCount"),
    cpu: read("ServiceCpu"),
    memory: read("ServiceMemory"),
    dbPoolSize: read("DbPoolSize"),
    scaleOnCpuPercent: read("ScaleOnCpuPercent"),
    stopTimeoutSeconds: read("StopTimeoutSeconds"),
    logRetentionDays: read("LogRetentionDays"),
    minHealthyPercent: kind === "service" ? read("MinHealthyPercent") : traced(100),
    maxPercent: kind === "service" ? read("MaxPercent") : traced(200),
    imageContract: read<ImageContract>("ImageContract").value,
    contractKey: `${module}.${name}ImageContract`,
  };
}

function service(spec: EffectiveSpec, name: "api" | "realtime", paths: readonly string[]): Service {
  const at = <S extends string>(suffix: S) => `ecsServices.${name}${suffix}` as const;
  return {
    ...common(spec, name, "service"),
    containerPort: key({ spec }, at("ContainerPort")),
    livenessPath: key({ spec }, at("LivenessPath")),
    readinessPath: key({ spec }, at("ReadinessPath")),
    keepAliveTimeoutSeconds: key({ spec }, at("KeepAliveTimeoutSeconds")),
    deregistrationDelaySeconds: key({ spec }, at("DeregistrationDelaySeconds")),
    host: key({ spec }, "domainName"),
    paths: traced(paths),
    listenerPriority: traced(listenerPriority(name)),
    extras: extrasOf(spec.ecsServices.serviceExtras[name], `ecsServices.serviceExtras.${name}`),
  };
}

/** `/api/*` does not match `/api`, so both are listed (Application Load Balancer guide, "Path conditions"). */
export function builtInServices(spec: EffectiveSpec): Record<string, Service> {
  return {
    api: {
      ...service(spec, "api", ["/api", "/api/*"]),
      requestsPerMinute: key({ spec }, "ecsServices.apiScaleOnRequestsPerMinute"),
    },
    realtime: {
      ...service(spec, "realtime", ["/socket.io/*"]),
      sticky: { durationSeconds: key({ spec }, "ecsServices.realtimeStickyDurationSeconds") },
      connections: {
        enabled: key({ spec }, "ecsServices.realtimeScaleOnConnections"),
        maxPerTask: key({ spec }, "ecsServices.realtimeMaxConnectionsPerTask"),
        eventLoopLagMs: key({ spec }, "ecsServices.realtimeScaleOnEventLoopLagMs"),
      },
    },
  };
}

export function builtInWorkers(spec: EffectiveSpec): Record<string, Worker> {
  const extras = spec.ecsWorkers.workerExtras.worker;
  return {
    worker: {
      ...common(spec, "worker", "worker"),
      queues: [...new Set(["push", "offline", ...extras.consumes])],
      consumes: traced(extras.consumes, "ecsWorkers.workerExtras.worker.consumes"),
      backlogPerTask: key({ spec }, "ecsWorkers.workerScaleOnQueueDepth"),
      oldestMessageAgeSeconds: key({ spec }, "ecsWorkers.workerScaleOnOldestMessageAge"),
      extras: extrasOf(extras, "ecsWorkers.workerExtras.worker"),
    },
  };
}

function queue(spec: EffectiveSpec, name: "push" | "offline", producers: readonly string[]): Queue {
  return {
    name,
    camelName: name,
    visibilityTimeoutSeconds: key({ spec }, `sqs.${name}QueueVisibilityTimeoutSeconds`),
    messageRetentionSeconds: key({ spec }, `sqs.${name}QueueMessageRetentionSeconds`),
    maxReceiveCount: key({ spec }, `sqs.${name}QueueMaxReceiveCount`),
    handlerSeconds: key({ spec }, `sqs.${name}QueueHandlerSeconds`),
    producers,
  };
}

export function builtInQueues(spec: EffectiveSpec): Record<string, Queue> {
  return { push: queue(spec, "push", ["api", "realtime"]), offline: queue(spec, "offline", ["api", "realtime"]) };
}
