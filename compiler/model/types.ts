/**
 * The effective environment: every key has a value, and the flat keys of built-in workloads (`apiServiceCpu`) have become maps, so that
 * one lowering serves every service, worker and queue. Fields of the maps are traced to the keys they came from.
 */
import type { EffectiveSpec } from "../../generated/types/spec.ts";
import type { Traced } from "../plan/builder/traced.ts";
import type { Extras } from "./extras.ts";

export interface Environment {
  /** Every key of the spec, defaults filled in. */
  readonly spec: EffectiveSpec;
  readonly class: "dev" | "prod";
  readonly projectName: string;
  readonly environment: string;
  readonly region: string;
  /** The spec's path relative to the project, and each layer's fingerprint. */
  readonly file: string;
  readonly files: Readonly<Record<string, string>>;
  /** Services behind the load balancer, by name: `api`, `realtime`, and those of `ecsServices.extraServices`. */
  readonly services: Readonly<Record<string, Service>>;
  /** Queue consumers, by name: `worker`, and those of `ecsWorkers.extraWorkers`. */
  readonly workers: Readonly<Record<string, Worker>>;
  /** Queues, by name: `push`, `offline`, and those of `sqs.extraQueues`. */
  readonly queues: Readonly<Record<string, Queue>>;
}

/** What services and workers have in common: one Fargate task of one image. */
export interface Workload {
  readonly name: string;
  readonly kind: "service" | "worker";
  /** Section of the spec and module of the plan that it belongs to. */
  readonly module: "ecsServices" | "ecsWorkers";
  /** Spec key of its entry (`ecsServices.extraServices.reports`): why it is there. None for those that every environment has. */
  readonly entry?: string;
  /** Its name inside config keys and outputs: `image-resizer` is `imageResizer`. */
  readonly camelName: string;
  /** Stack config key that holds the image, `apiImage`. */
  readonly imageConfig: string;
  /** Tasks at creation. */
  readonly desiredCount: Traced<number>;
  readonly minCount: Traced<number>;
  readonly maxCount: Traced<number>;
  /** CPU units, 1024 a vCPU. */
  readonly cpu: Traced<number>;
  /** MiB. */
  readonly memory: Traced<number>;
  /** Database connections of one task. */
  readonly dbPoolSize: Traced<number>;
  /** Percent. */
  readonly scaleOnCpuPercent: Traced<number>;
  /** Seconds between SIGTERM and SIGKILL. */
  readonly stopTimeoutSeconds: Traced<number>;
  readonly logRetentionDays: Traced<number>;
  /** Percent of the desired count that a rollout keeps (rounded up) and may run (rounded down). */
  readonly minHealthyPercent: Traced<number>;
  readonly maxPercent: Traced<number>;
  readonly imageContract: ImageContract;
  /** Spec key of `imageContract`: what lists depend on whose members it decides. */
  readonly contractKey: string;
  /** What the spec adds to it. */
  readonly extras: Extras;
}

export interface Service extends Workload {
  readonly kind: "service";
  readonly containerPort: Traced<number>;
  readonly livenessPath: Traced<string>;
  readonly readinessPath: Traced<string>;
  readonly keepAliveTimeoutSeconds: Traced<number>;
  readonly deregistrationDelaySeconds: Traced<number>;
  /** Host name under which it answers: `domainName`, or one of its own. */
  readonly host: Traced<string>;
  /** Path patterns that the load balancer sends here. */
  readonly paths: Traced<readonly string[]>;
  /** Place of its rule among those of the listener, 1–50000; the lowest number is asked first. */
  readonly listenerPriority: Traced<number>;
  /** Set for services that need the same task for one client. */
  readonly sticky?: { readonly durationSeconds: Traced<number> };
  /** Set for services that hold WebSocket connections. */
  readonly connections?: ConnectionScaling;
  /** Requests a minute that scaling holds a task at; set for services whose requests are alike, undefined inside where it is off. */
  readonly requestsPerMinute?: Traced<number | undefined>;
}

export interface ConnectionScaling {
  readonly enabled: Traced<boolean>;
  readonly maxPerTask: Traced<number>;
  readonly eventLoopLagMs: Traced<number>;
}

export interface Worker extends Workload {
  readonly kind: "worker";
  /** Names of the queues that it consumes; those that the spec names and that are not there are left out (rule unknown-queue). */
  readonly queues: readonly string[];
  /** What the spec names, as it stands there. */
  readonly consumes: Traced<readonly string[]>;
  /** Messages per running task that scaling holds. */
  readonly backlogPerTask: Traced<number>;
  /** Seconds. */
  readonly oldestMessageAgeSeconds: Traced<number>;
}

export interface Queue {
  readonly name: string;
  /** Its name inside outputs. */
  readonly camelName: string;
  /** Spec key of its entry (`sqs.extraQueues.thumbnails`). None for those that every environment has. */
  readonly entry?: string;
  readonly visibilityTimeoutSeconds: Traced<number>;
  readonly messageRetentionSeconds: Traced<number>;
  readonly maxReceiveCount: Traced<number>;
  readonly handlerSeconds: Traced<number>;
  /** Services and workers that send to it, by name. */
  readonly producers: readonly string[];
}

/** What an image needs and promises; all empty lists when the spec says nothing. */
export interface ImageContract {
  readonly requiresEnv: readonly string[];
  readonly publishesMetrics: readonly string[];
  readonly publishes: readonly Bus[];
  readonly subscribes: readonly Bus[];
}

/** A Redis pub/sub bus: `events` runs on the adapter cluster, `state` on the state cluster. */
export type Bus = "events" | "state";
