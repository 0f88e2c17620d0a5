/**
 * The effective environment: every key has a value, and the flat keys of built-in workloads (`apiServiceCpu`) become maps, so that one
 * lowering handles every service, worker and queue. Fields of the maps are traced to the keys that they come from.
 */
import type { EffectiveSpec } from "../../generated/types/spec.ts";
import type { Traced } from "../plan/builder/traced.ts";
import type { Extras } from "./extras.ts";

export interface Environment {
  /** Every key of the spec, with defaults filled in. */
  readonly spec: EffectiveSpec;
  readonly class: "dev" | "prod";
  readonly projectName: string;
  readonly environment: string;
  readonly region: string;
  /** The spec's path relative to the project, and the fingerprint of each layer. */
  readonly file: string;
  readonly files: Readonly<Record<string, string>>;
  /** Services behind the load balancer, by name: `api`, `realtime`, and those of `ecsServices.extraServices`. */
  readonly services: Readonly<Record<string, Service>>;
  /** Queue consumers, by name: `worker`, and those of `ecsWorkers.extraWorkers`. */
  readonly workers: Readonly<Record<string, Worker>>;
  /** Queues, by name: `push`, `offline`, and those of `sqs.extraQueues`. */
  readonly queues: Readonly<Record<string, Queue>>;
}

/** What services and workers have in common: Fargate tasks that run one image. */
export interface Workload {
  readonly name: string;
  readonly kind: "service" | "worker";
  /** Section of the spec, and module of the plan, that the workload belongs to. */
  readonly module: "ecsServices" | "ecsWorkers";
  /** Spec key of the workload's entry (`ecsServices.extraServices.reports`), the cause of its resources. Absent on built-in workloads. */
  readonly entry?: string;
  /** Name in config keys and outputs: `image-resizer` becomes `imageResizer`. */
  readonly camelName: string;
  /** Stack config key that holds the image, `apiImage`. */
  readonly imageConfig: string;
  /** Number of tasks at creation. */
  readonly desiredCount: Traced<number>;
  readonly minCount: Traced<number>;
  readonly maxCount: Traced<number>;
  /** CPU units; 1024 are one vCPU. */
  readonly cpu: Traced<number>;
  /** MiB. */
  readonly memory: Traced<number>;
  /** Database connections per task. */
  readonly dbPoolSize: Traced<number>;
  /** Target CPU utilization of autoscaling, in percent. */
  readonly scaleOnCpuPercent: Traced<number>;
  /** Seconds between SIGTERM and SIGKILL. */
  readonly stopTimeoutSeconds: Traced<number>;
  readonly logRetentionDays: Traced<number>;
  /**
   * Percentages of the desired count: the minimum that a deployment keeps running (rounded up), and the maximum that it may run (rounded
   * down).
   */
  readonly minHealthyPercent: Traced<number>;
  readonly maxPercent: Traced<number>;
  readonly imageContract: ImageContract;
  /** Spec key of `imageContract`: a cause of every list whose members the contract determines. */
  readonly contractKey: string;
  /** What the spec adds to the workload. */
  readonly extras: Extras;
}

export interface Service extends Workload {
  readonly kind: "service";
  readonly containerPort: Traced<number>;
  readonly livenessPath: Traced<string>;
  readonly readinessPath: Traced<string>;
  readonly keepAliveTimeoutSeconds: Traced<number>;
  readonly deregistrationDelaySeconds: Traced<number>;
  /** Host name that the service answers on: `domainName`, or a host name of its own. */
  readonly host: Traced<string>;
  /** Path patterns that the load balancer routes to the service. */
  readonly paths: Traced<readonly string[]>;
  /** Priority of the service's listener rule, 1–50000. The load balancer evaluates the lowest number first. */
  readonly listenerPriority: Traced<number>;
  /** Set for services that need all requests of a client to reach the same task. */
  readonly sticky?: { readonly durationSeconds: Traced<number> };
  /** Set for services that hold WebSocket connections. */
  readonly connections?: ConnectionScaling;
  /**
   * Target requests per minute and task. Absent for services whose requests differ too much in cost to scale on; holds undefined if the
   * spec turns it off.
   */
  readonly requestsPerMinute?: Traced<number | undefined>;
}

export interface ConnectionScaling {
  readonly enabled: Traced<boolean>;
  readonly maxPerTask: Traced<number>;
  readonly eventLoopLagMs: Traced<number>;
}

export interface Worker extends Workload {
  readonly kind: "worker";
  /** Names of the queues that the worker consumes. Unknown names in the spec are left out (rule `unknown-queue`). */
  readonly queues: readonly string[];
  /** The names as the spec states them. */
  readonly consumes: Traced<readonly string[]>;
  /** Target number of messages per running task for autoscaling. */
  readonly backlogPerTask: Traced<number>;
  /** Seconds. */
  readonly oldestMessageAgeSeconds: Traced<number>;
}

export interface Queue {
  readonly name: string;
  /** Name in outputs. */
  readonly camelName: string;
  /** Spec key of the queue's entry (`sqs.extraQueues.thumbnails`). Absent on built-in queues. */
  readonly entry?: string;
  readonly visibilityTimeoutSeconds: Traced<number>;
  readonly messageRetentionSeconds: Traced<number>;
  readonly maxReceiveCount: Traced<number>;
  readonly handlerSeconds: Traced<number>;
  /** Names of the services and workers that send messages to it. */
  readonly producers: readonly string[];
}

/** What an image requires and provides. All lists are empty if the spec states no contract. */
export interface ImageContract {
  readonly requiresEnv: readonly string[];
  readonly publishesMetrics: readonly string[];
  readonly publishes: readonly Bus[];
  readonly subscribes: readonly Bus[];
}

/** A Redis pub/sub bus: `events` runs on the adapter cluster, `state` on the state cluster. */
export type Bus = "events" | "state";
