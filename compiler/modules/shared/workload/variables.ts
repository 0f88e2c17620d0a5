/** Values of the environment variables that model/variables.ts declares. */
import { key } from "../../../model/keys.ts";
import type { ConnectionScaling, Environment, Service, Worker, Workload } from "../../../model/types.ts";
import {
  queueUrlVariable,
  queueVisibilityVariable,
  type baseVariables,
  type connectionVariables,
  type metricVariables,
  type serviceVariables,
  type workloadVariables,
} from "../../../model/variables.ts";
import { entriesOf, usedKeys, type Extras } from "../../../model/extras.ts";
import { consumedQueues, producedQueues, queueKeys } from "../../../model/workloads.ts";
import { cluster } from "../../ecsCluster/refs.ts";
import { metricNamespace, serviceName } from "../../ecsServices/refs.ts";
import { queue } from "../../sqs/refs.ts";
import type { Expr } from "../../../plan/builder/expr.ts";
import { traced, type Traced } from "../../../plan/builder/traced.ts";

type Value = string | Expr<string> | Traced<string>;
type Values<Names extends readonly string[]> = Readonly<Record<Names[number], Value>>;

/** One entry of a container's `environment`. */
export interface Variable {
  readonly name: string;
  readonly value: Value;
}

/** Sorted by name, as ECS stores them, so that reordering code creates no new revision. */
export function variables(values: Readonly<Record<string, Value>>): readonly Variable[] {
  return Object.entries(values)
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Variables of every image. Every deployed image is a production build, so NODE_ENV, which libraries read, is constant. The platform's own
 * code reads ENVIRONMENT.
 */
export function baseValues(environment: Environment): Values<typeof baseVariables> {
  return { NODE_ENV: "production", ENVIRONMENT: key(environment, "environment"), AWS_REGION: key(environment, "region") };
}

/** `environment` of a service's or worker's container. */
export function environmentVariables(environment: Environment, workload: Service | Worker): Traced<readonly Variable[]> {
  const values = {
    ...baseValues(environment),
    ...workloadValues(environment, workload),
    ...(workload.kind === "service" ? serviceValues(workload) : {}),
    ...(workload.kind === "service" && workload.connections !== undefined ? connectionValues(environment, workload.connections) : {}),
    ...(workload.imageContract.publishesMetrics.length > 0 ? metricValues(environment, workload) : {}),
    ...queueValues(environment, workload),
    ...statedValues(workload.extras.environment),
  };
  // The image's contract decides whether the metric variables exist.
  return traced(variables(values), workload.contractKey, ...queueKeys(workload), ...usedKeys(workload.extras.environment));
}

/** Values that the spec states, each traced to its key. */
export function statedValues(stated: Extras["environment"]): Readonly<Record<string, Traced<string>>> {
  return Object.fromEntries(entriesOf(stated).map(({ name, key: path, value }) => [name, traced(value, path)]));
}

function workloadValues(environment: Environment, workload: Workload): Values<typeof workloadVariables> {
  return {
    AUTH0_DOMAIN: key(environment, "auth0Domain"),
    AUTH0_AUDIENCE: key(environment, "auth0Audience"),
    DB_POOL_SIZE: workload.dbPoolSize.map(String),
    SHUTDOWN_TIMEOUT_SECONDS: workload.stopTimeoutSeconds.map(String),
  };
}

function serviceValues(service: Service): Values<typeof serviceVariables> {
  return {
    HOST: "0.0.0.0",
    PORT: service.containerPort.map(String),
    KEEP_ALIVE_TIMEOUT_SECONDS: service.keepAliveTimeoutSeconds.map(String),
  };
}

function connectionValues(environment: Environment, connections: ConnectionScaling): Values<typeof connectionVariables> {
  return {
    SOCKET_PING_INTERVAL_MS: key(environment, "ecsServices.pingIntervalMs").map(String),
    SOCKET_PING_TIMEOUT_MS: key(environment, "ecsServices.pingTimeoutMs").map(String),
    MAX_CONNECTIONS: connections.maxPerTask.map(String),
  };
}

/** The platform sets namespace and dimensions, so that scaling and alarms use the metrics that an image publishes. */
function metricValues(environment: Environment, workload: Workload): Values<typeof metricVariables> {
  return {
    METRICS_NAMESPACE: metricNamespace(environment),
    METRICS_CLUSTER_NAME: cluster.out("name"),
    METRICS_SERVICE_NAME: serviceName(environment, workload),
  };
}

function queueValues(environment: Environment, workload: Service | Worker): Readonly<Record<string, Value>> {
  const consumed = consumedQueues(environment, workload);
  const known = [...producedQueues(environment, workload), ...consumed];
  return Object.fromEntries<Value>([
    ...known.map(({ name }) => [queueUrlVariable(name), queue(name).out("url")] as const),
    ...consumed.map(({ name, visibilityTimeoutSeconds }) => [queueVisibilityVariable(name), visibilityTimeoutSeconds.map(String)] as const),
  ]);
}
