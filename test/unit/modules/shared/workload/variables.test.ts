import { describe, expect, it } from "vitest";
import ecsServices from "../../../../../compiler/modules/ecsServices/index.ts";
import ecsWorkers from "../../../../../compiler/modules/ecsWorkers/index.ts";
import { providedVariables } from "../../../../../compiler/model/variables.ts";
import { workloadsOf } from "../../../../../compiler/model/workloads.ts";
import { environmentOf } from "../../../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../../../support/lower.ts";

interface Named {
  readonly name: string;
  readonly value?: unknown;
}

function containers(name: string, over: Record<string, unknown> = {}) {
  const environment = environmentOf(name, over);
  const resources = { ...lowerOnly(ecsServices, environment), ...lowerOnly(ecsWorkers, environment) };
  const variablesOf = (task: string) => {
    const [definition] = resources[`ecs-task-${task}`]!.inputs["containerDefinitions"].$json;
    return { environment: definition.environment as readonly Named[], secrets: (definition.secrets ?? []) as readonly Named[] };
  };
  return { environment, resources, variablesOf };
}

const plain = (of: readonly Named[]) => Object.fromEntries(of.map(({ name, value }) => [name, value]));

describe("environment variables", () => {
  it.each([
    ["dev", {}],
    ["prod", {}],
    ["prod-100k", {}],
    [
      "prod",
      { ecsServices: { realtimeImageContract: { publishesMetrics: [] }, apiImageContract: { publishesMetrics: ["EventLoopLagMs"] } } },
    ],
  ])("of %s are those that image contracts are checked against", (name, over) => {
    const { environment, variablesOf } = containers(name, over);
    for (const workload of workloadsOf(environment)) {
      const { environment: values, secrets } = variablesOf(workload.name);
      const names = [...values, ...secrets].map((each) => each.name);
      expect(names.toSorted()).toEqual(providedVariables(environment, workload).toSorted());
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("run images as production builds, in every class", () => {
    for (const name of ["dev", "prod"]) {
      const values = plain(containers(name).variablesOf("api").environment);
      expect(values).toMatchObject({ NODE_ENV: "production", ENVIRONMENT: name, AWS_REGION: "eu-central-1" });
    }
  });

  it("carry the spec's values as strings", () => {
    const { variablesOf, resources } = containers("prod", {
      ecsServices: { apiDbPoolSize: 7, apiContainerPort: 4000, pingIntervalMs: 11000 },
    });
    expect(plain(variablesOf("api").environment)).toMatchObject({
      PORT: "4000",
      DB_POOL_SIZE: "7",
      KEEP_ALIVE_TIMEOUT_SECONDS: "75",
      SHUTDOWN_TIMEOUT_SECONDS: "30",
      AUTH0_DOMAIN: "tidechat.eu.auth0.com",
    });
    expect(plain(variablesOf("realtime").environment)).toMatchObject({ SOCKET_PING_INTERVAL_MS: "11000", MAX_CONNECTIONS: "3000" });
    expect(plain(variablesOf("api").environment)).not.toHaveProperty("SOCKET_PING_INTERVAL_MS");
    expect(resources["ecs-task-api"]!.from["containerDefinitions"]).toEqual(
      expect.arrayContaining(["ecsServices.apiDbPoolSize", "ecsServices.apiContainerPort", "auth0Domain", "region", "environment"]),
    );
  });

  it("tell producers where queues are, and consumers how long a message stays hidden", () => {
    const { variablesOf } = containers("prod", { sqs: { pushQueueVisibilityTimeoutSeconds: 240 } });
    expect(plain(variablesOf("worker").environment)).toMatchObject({
      SQS_PUSH_QUEUE_URL: { $ref: "sqs-push", path: ["url"] },
      SQS_PUSH_VISIBILITY_TIMEOUT_SECONDS: "240",
    });
    expect(plain(variablesOf("api").environment)).toHaveProperty("SQS_OFFLINE_QUEUE_URL");
    expect(plain(variablesOf("api").environment)).not.toHaveProperty("SQS_PUSH_VISIBILITY_TIMEOUT_SECONDS");
  });

  it("give the namespace and dimensions of metrics only to images that publish some", () => {
    const { variablesOf } = containers("prod");
    expect(plain(variablesOf("realtime").environment)).toMatchObject({
      METRICS_NAMESPACE: "realtime-prod-app",
      METRICS_CLUSTER_NAME: { $ref: "ecs-cluster", path: ["name"] },
      METRICS_SERVICE_NAME: "realtime-prod-realtime",
    });
    expect(plain(variablesOf("api").environment)).not.toHaveProperty("METRICS_NAMESPACE");
  });

  it("contain no plain-text secret (no-secrets-in-environment), and are sorted by name", () => {
    const { variablesOf } = containers("prod");
    for (const task of ["api", "realtime", "worker", "migration", "database-setup"]) {
      const names = variablesOf(task).environment.map(({ name }) => name);
      expect(names.filter((name) => /URL$|PASSWORD|TOKEN/.test(name) && !name.startsWith("SQS_"))).toEqual([]);
      expect(names).toEqual(names.toSorted());
    }
  });
});
