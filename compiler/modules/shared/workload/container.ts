/** Containers of a task, hardened in the same way whatever runs in them. */
import type { ContainerDefinition } from "../../../../generated/types/documents.ts";
import { key } from "../../../model/keys.ts";
import type { Environment } from "../../../model/types.ts";
import { logGroup } from "../../ecsServices/refs.ts";
import { jsonText } from "../../../plan/builder/expr.ts";
import type { Inputs, JsonText } from "../../../plan/builder/inputs.ts";
import { combine, rule, traced, type Traced } from "../../../plan/builder/traced.ts";

type Container = Extract<Inputs<ContainerDefinition>, { readonly name: unknown }>;

/** What differs from container to container. */
export interface ContainerOptions extends Pick<
  Container,
  "image" | "command" | "entryPoint" | "environment" | "essential" | "healthCheck" | "portMappings" | "secrets" | "stopTimeout" | "ulimits"
> {
  /** Name of the container; of the first one, also that of the task and of its log group. */
  readonly name: string;
  /** `uid:gid`, never root (container-runs-as-non-root). */
  readonly user: string | Traced<string>;
  /** CPU units of the task's that are kept for it; needed where it is not alone. */
  readonly cpuShare?: Traced<number>;
  /** MiB above which it is killed, where the task's memory is not all its own. */
  readonly memoryLimit?: Traced<number>;
}

/** An empty directory of the container's own, where its read-only root file system lets it write. */
interface Volume {
  readonly name: string;
  readonly path: string;
}

const temporary: Volume = { name: "tmp", path: "/tmp" };

/** Where the agent of ECS Exec writes: with these the root file system can stay read-only (security-rules section 3). */
const execVolumes: readonly Volume[] = [
  { name: "exec-agent", path: "/managed-agents" },
  { name: "exec-state", path: "/var/lib/amazon/ssm" },
  { name: "exec-log", path: "/var/log/amazon/ssm" },
];

/** The `node` user of the official Node.js images; images must work as it, with a read-only root file system. */
export const imageUser = "1000:1000";

/** Log lines that wait in memory while CloudWatch is slow; the oldest are dropped when it is full, instead of the service blocking. */
const logBuffer = "25m";

/** Of a sidecar when `sidecar` names it: what one container writes is not another's. */
function volumesOf(environment: Environment, sidecar?: string): Traced<readonly Volume[]> {
  const exec = key(environment, "ecsServices.enableExecuteCommand");
  const suffix = sidecar === undefined ? "" : `-${sidecar}`;
  return exec.map((enabled) =>
    (enabled ? [temporary, ...execVolumes] : [temporary]).map(({ name, path }) => ({ name: `${name}${suffix}`, path })),
  );
}

/** `volumes` of the task definition that holds the containers. Fargate empties them when the task ends. */
export function taskVolumes(environment: Environment, sidecars: Traced<readonly ContainerOptions[]>) {
  const all = [undefined, ...sidecars.value.map(({ name }) => name)].map((name) => volumesOf(environment, name));
  return combine(all, (...lists) => lists.flat().map(({ name }) => ({ name }))).alsoFrom(...sidecars.from);
}

/** JSON text of `containerDefinitions`: the task's own container, and those beside it. */
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
    linuxParameters: rule("container-unprivileged", { initProcessEnabled: true, capabilities: { drop: ["ALL"] } }),
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
