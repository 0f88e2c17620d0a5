/** The seed's flat keys become maps of services, workers and queues. */
import type { EffectiveSpec } from "../../generated/types/spec.ts";
import { traced, type Traced } from "../plan/traced.ts";
import { key, type SpecKey, type SpecValue } from "./keys.ts";
import type { Environment, ImageContract, Queue, Service, Worker, Workload } from "./types.ts";

type Prefix = "api" | "realtime" | "worker";

function common<K extends Workload["kind"]>(spec: EffectiveSpec, name: Prefix, kind: K): Workload & { kind: K } {
  const module = kind === "service" ? "ecsServices" : "ecsWorkers";
  const read = <T>(suffix: string): Traced<T> =>
    key({ spec }, `${module}.${name}${suffix}` as SpecKey) as Traced<SpecValue<SpecKey>> as Traced<T>;
  return {
    name,
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
    paths,
  };
}

/** `/api/*` does not match `/api` (aws-constraints B9), so both are listed. */
export function servicesOf(spec: EffectiveSpec): Record<string, Service> {
  const realtime = service(spec, "realtime", ["/socket.io/*"]);
  return {
    api: {
      ...service(spec, "api", ["/api", "/api/*"]),
      requestsPerMinute: key({ spec }, "ecsServices.apiScaleOnRequestsPerMinute"),
    },
    realtime: {
      ...realtime,
      sticky: { durationSeconds: key({ spec }, "ecsServices.realtimeStickyDurationSeconds") },
      connections: {
        enabled: key({ spec }, "ecsServices.realtimeScaleOnConnections"),
        maxPerTask: key({ spec }, "ecsServices.realtimeMaxConnectionsPerTask"),
        eventLoopLagMs: key({ spec }, "ecsServices.realtimeScaleOnEventLoopLagMs"),
      },
    },
  };
}

export function workersOf(spec: EffectiveSpec): Record<string, Worker> {
  return {
    worker: {
      ...common(spec, "worker", "worker"),
      queues: ["push", "offline"],
      backlogPerTask: key({ spec }, "ecsWorkers.workerScaleOnQueueDepth"),
      oldestMessageAgeSeconds: key({ spec }, "ecsWorkers.workerScaleOnOldestMessageAge"),
    },
  };
}

function queue(spec: EffectiveSpec, name: "push" | "offline", producers: readonly string[]): Queue {
  return {
    name,
    visibilityTimeoutSeconds: key({ spec }, `sqs.${name}QueueVisibilityTimeoutSeconds`),
    messageRetentionSeconds: key({ spec }, `sqs.${name}QueueMessageRetentionSeconds`),
    maxReceiveCount: key({ spec }, `sqs.${name}QueueMaxReceiveCount`),
    handlerSeconds: key({ spec }, `sqs.${name}QueueHandlerSeconds`),
    producers,
  };
}

export function queuesOf(spec: EffectiveSpec): Record<string, Queue> {
  return { push: queue(spec, "push", ["api", "realtime"]), offline: queue(spec, "offline", ["api", "realtime"]) };
}

/** Queues that a workload sends to. */
export function producedQueues(environment: Pick<Environment, "queues">, workload: Pick<Workload, "name">): readonly Queue[] {
  return Object.values(environment.queues).filter(({ producers }) => producers.includes(workload.name));
}

/** Queues that a workload receives from: none but a worker does. */
export function consumedQueues(environment: Pick<Environment, "queues">, workload: Service | Worker): readonly Queue[] {
  return workload.kind === "worker" ? workload.queues.map((name) => environment.queues[name]!) : [];
}

/** Services and workers together: what a task definition is made for. */
export function workloadsOf(environment: {
  readonly services: Readonly<Record<string, Service>>;
  readonly workers: Readonly<Record<string, Worker>>;
}): readonly (Service | Worker)[] {
  return [...Object.values(environment.services), ...Object.values(environment.workers)];
}
