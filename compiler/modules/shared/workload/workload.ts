/** Lowers a service or worker: task definition, ECS service and autoscaling. */
import { imageConfig, imageOf } from "../images.ts";
import type { Environment, Service, Worker } from "../../../model/types.ts";
import { service } from "../../ecsServices/refs.ts";
import type { Lowered } from "../../../plan/builder/draft.ts";
import { traced } from "../../../plan/builder/traced.ts";
import { scheduledRunsOf } from "../../../model/scheduled-tasks.ts";
import { fromEntry } from "../from.ts";
import { imageUser } from "./container.ts";
import { lowerScaling } from "./scaling.ts";
import { lowerScheduledCapacity } from "./scheduled-capacity.ts";
import { lowerScheduledRun } from "./scheduled.ts";
import { workloadSecrets } from "./secrets.ts";
import { lowerService } from "./service.ts";
import { ownShare, sidecarsOf } from "./sidecars.ts";
import { statedSecrets } from "./stated-secrets.ts";
import { lowerTask } from "./task-definition.ts";
import { environmentVariables } from "./variables.ts";

/** Fargate's default limit for open files. Sockets count as open files. */
const openFiles = 65_535;

export function lowerWorkload(environment: Environment, workload: Service | Worker): Lowered {
  return {
    resources: fromEntry(workload, [
      ...lowerTask(environment, {
        name: workload.name,
        image: imageOf(workload),
        user: imageUser,
        cpu: workload.cpu,
        memory: workload.memory,
        stopTimeout: workload.stopTimeoutSeconds,
        environment: environmentVariables(environment, workload),
        secrets: [...workloadSecrets.variables, ...statedSecrets(environment, workload.extras.secrets)],
        ulimits: [fileLimit(workload)],
        ...ownShare(workload),
        sidecars: sidecarsOf(environment, workload),
        ...(workload.kind === "service" ? listening(workload) : {}),
        logRetentionDays: workload.logRetentionDays,
        // The circuit breaker and operators roll back to the previous revision, which must still be active.
        keepRevisions: true,
      }),
      lowerService(environment, workload),
      ...lowerScaling(environment, workload),
      ...lowerScheduledCapacity(environment, workload),
      ...scheduledRunsOf(workload).flatMap((run) => lowerScheduledRun(environment, run)),
    ]),
    config: imageConfig(workload),
    outputs: {
      [`${workload.camelName}ServiceName`]: {
        value: service(workload).out("name"),
        description: `ECS service of the ${workload.name} tasks, for \`aws ecs describe-services\`.`,
      },
    },
  };
}

function listening(workload: Service) {
  return {
    portMappings: [{ containerPort: workload.containerPort, protocol: "tcp" as const }],
    healthCheck: {
      // Every image contains Node, but not necessarily a shell or curl. This is a liveness check only: it does not query the database.
      command: ["CMD", "node", "-e", livenessProbe(workload)],
      interval: 15,
      timeout: 5,
      retries: 3,
      startPeriod: 30,
    },
  };
}

function livenessProbe({ containerPort, livenessPath }: Service) {
  const url = `http://127.0.0.1:${containerPort.value}${livenessPath.value}`;
  const script = `fetch("${url}").then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`;
  return traced(script, ...containerPort.from, ...livenessPath.from);
}

/** Twice the connections that a task is designed for, so that old connections can linger while new ones arrive. */
function fileLimit(workload: Service | Worker) {
  const most = workload.kind === "service" ? workload.connections?.maxPerTask : undefined;
  const limit = (most ?? traced(0)).map((connections) => Math.max(openFiles, 2 * connections));
  return { name: "nofile" as const, softLimit: limit, hardLimit: limit };
}
