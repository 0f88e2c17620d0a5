/**
 * Environment variables of containers, by name: what an image contract can require. The lowering assigns the values; its maps are typed by
 * these lists, so that a name without a value does not compile.
 */
import { screamingCase } from "./names.ts";
import type { Environment, Service, Worker } from "./types.ts";
import { consumedQueues, producedQueues } from "./workloads.ts";

/** Variables of every container that runs one of the platform's images. */
export const baseVariables = ["NODE_ENV", "ENVIRONMENT", "AWS_REGION"] as const;
/** Variables of every service and worker. */
export const workloadVariables = ["AUTH0_DOMAIN", "AUTH0_AUDIENCE", "DB_POOL_SIZE", "SHUTDOWN_TIMEOUT_SECONDS"] as const;
/** Variables of every service: where to listen, and how long to keep idle connections open. */
export const serviceVariables = ["HOST", "PORT", "KEEP_ALIVE_TIMEOUT_SECONDS"] as const;
/** Variables of services that hold WebSocket connections. */
export const connectionVariables = ["SOCKET_PING_INTERVAL_MS", "SOCKET_PING_TIMEOUT_MS", "MAX_CONNECTIONS"] as const;
/** Variables of images that publish metrics: the namespace that IAM allows, and the dimensions that scaling and alarms use. */
export const metricVariables = ["METRICS_NAMESPACE", "METRICS_CLUSTER_NAME", "METRICS_SERVICE_NAME"] as const;
/** Secrets injected into every service and worker. */
export const secretVariables = ["DATABASE_URL", "DATABASE_READ_URL", "REDIS_EVENTS_URL", "REDIS_STATE_URL"] as const;

/** Variable with a queue's URL, `SQS_PUSH_QUEUE_URL`, for producers and consumers. */
export function queueUrlVariable(queue: string): string {
  return `SQS_${screamingCase(queue)}_QUEUE_URL`;
}

/** Variable with the visibility timeout of a queue, for its consumers: `SQS_PUSH_VISIBILITY_TIMEOUT_SECONDS`. */
export function queueVisibilityVariable(queue: string): string {
  return `SQS_${screamingCase(queue)}_VISIBILITY_TIMEOUT_SECONDS`;
}

/** Every variable that the platform sets in a workload's container, including secrets. */
export function platformVariables(environment: Pick<Environment, "queues">, workload: Service | Worker): readonly string[] {
  const produced = producedQueues(environment, workload).map(({ name }) => queueUrlVariable(name));
  const consumed = consumedQueues(environment, workload).flatMap(({ name }) => [queueUrlVariable(name), queueVisibilityVariable(name)]);
  return [
    ...new Set<string>([
      ...baseVariables,
      ...workloadVariables,
      ...(workload.kind === "service" ? serviceVariables : []),
      ...(workload.kind === "service" && workload.connections !== undefined ? connectionVariables : []),
      ...(workload.imageContract.publishesMetrics.length > 0 ? metricVariables : []),
      ...produced,
      ...consumed,
      ...secretVariables,
    ]),
  ];
}

/** Every variable in a workload's container. */
export function providedVariables(environment: Pick<Environment, "queues">, workload: Service | Worker): readonly string[] {
  const { environment: variables, secrets } = workload.extras;
  return [...new Set([...platformVariables(environment, workload), ...Object.keys(variables.value), ...Object.keys(secrets.value)])];
}
