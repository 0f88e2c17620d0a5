/** Container definitions of a task. All containers are hardened in the same way. */
import type { ContainerDefinition } from "../../../../generated/types/documents.ts";
import { key } from "../../../model/keys.ts";
import type { Environment } from "../../../model/types.ts";
import { logGroup } from "../../ecsServices/refs.ts";
import { jsonText } from "../../../plan/builder/expr.ts";
import type { Inputs, JsonText } from "../../../plan/builder/inputs.ts";
import { combine, rule, traced, type Traced } from "../../../plan/builder/traced.ts";

type Container = Extract<Inputs<ContainerDefinition>, { readonly name: unknown }>;

/** Properties that differ between containers. */
export interface ContainerOptions extends Pick<
  Container,
  "image" | "command" | "entryPoint" | "environment" | "essential" | "healthCheck" | "portMappings" | "secrets" | "stopTimeout" | "ulimits"
> {
  /** Name of the container. The first container's name is also that of the task and its log group. */
  readonly name: string;
  /** `uid:gid`, never root (container-runs-as-non-root). */
  readonly user: string | Traced<string>;
  /** CPU units of the task that are reserved for this container; needed when there is more than one. */
  readonly cpuShare?: Traced<number>;
  /** MiB; hard limit above which the container is killed. Omitted when it may use all of the task's memory. */
  readonly memoryLimit?: Traced<number>;
}

/** An empty, writable directory of one container. Its root file system is read-only. */
interface Volume {
  readonly name: string;
  readonly path: string;
}

const temporary: Volume = { name: "tmp", path: "/tmp" };

/** Directories that the ECS Exec agent writes to. As volumes they allow a read-only root file system. */
const execVolumes: readonly Volume[] = [
  { name: "exec-agent", path: "/managed-agents" },
  { name: "exec-state", path: "/var/lib/amazon/ssm" },
  { name: "exec-log", path: "/var/log/amazon/ssm" },
];

/** The `node` user of the official Node.js images. Images must run as this user with a read-only root file system. */
export const imageUser = "1000:1000";

/** Buffer for log lines while CloudWatch Logs is slow. When it is full, log lines are dropped and the service does not block. */
const logBuffer = "25m";

/** Volumes of the task's own container, or of the sidecar named `sidecar`. Containers do not share volumes. */
function volumesOf(environment: Environment, sidecar?: string): Traced<readonly Volume[]> {
  const exec = key(environment, "ecsServices.enableExecuteCommand");
  const suffix = sidecar === undefined ? "" : `-${sidecar}`;
  return exec.map((enabled) =>
    (enabled ? [temporary, ...execVolumes] : [temporary]).map(({ name, path }) => ({ name: `${name}${suffix}`, path })),
  );
}

/** `volumes` of the task definition. Fargate deletes their contents when the task ends. */
export function taskVolumes(environment: Environment, sidecars: Traced<readonly ContainerOptions[]>) {
  const all = [undefined, ...sidecars.value.map(({ name }) => name)].map((name) => volumesOf(environment, name));
  return combine(all, (...lists) => lists.flat().map(({ name }) => ({ name }))).alsoFrom(...sidecars.from);
}

/** JSON text of `containerDefinitions`: the task's own container, then its sidecars. */
export function containerDefinitions(
  environment: Environment,
  own: ContainerOptions,
  sidecars: readonly ContainerOptions[],
): JsonText<readonly Container[]> {
  return jsonText([
    container(environment, own.name, own, volumesOf(environment)),
    ...sidecars.map((sidecar) => container(environment, own.name, sidecar, volumesOf(environment, sidecar.name))),
  ]);
}

function container(environment: Environment, task: string, options: ContainerOptions, volumes: Traced<readonly Volume[]>): Container {
  const { name, user, cpuShare, memoryLimit, ...rest } = options;
  return {
    name,
    essential: true,
    ...rest,
    ...(cpuShare === undefined ? {} : { cpu: cpuShare }),
    ...(memoryLimit === undefined ? {} : { memory: memoryLimit }),
    user: typeof user === "string" ? rule("container-runs-as-non-root", user) : user.alsoFrom("rule:container-runs-as-non-root"),
    privileged: rule("container-unprivileged", false as const),
    readonlyRootFilesystem: rule("read-only-root-filesystem", true),
    // ECS returns an empty list for `add`. Without it here, every update would replace every task definition.
    linuxParameters: rule("container-unprivileged", { initProcessEnabled: true, capabilities: { add: [], drop: ["ALL"] } }),
    mountPoints: volumes.map((list) => list.map((volume) => ({ sourceVolume: volume.name, containerPath: volume.path, readOnly: false }))),
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": logGroup(task).out("name"),
        "awslogs-region": traced(environment.region, "region"),
        "awslogs-stream-prefix": name,
        mode: rule("container-logs-without-blocking", "non-blocking"),
        "max-buffer-size": logBuffer,
      },
    },
  };
}
