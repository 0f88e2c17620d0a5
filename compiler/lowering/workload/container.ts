/** One container, hardened in the same way whatever runs in it. */
import type { ContainerDefinition } from "../../../generated/types/documents.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { logGroup } from "../../modules/ecsServices/refs.ts";
import { jsonText } from "../../plan/expr.ts";
import type { Inputs, JsonText } from "../../plan/inputs.ts";
import { rule, traced, type Traced } from "../../plan/traced.ts";

type Container = Extract<Inputs<ContainerDefinition>, { readonly name: unknown }>;

/** What differs from container to container. */
export interface ContainerOptions extends Pick<
  Container,
  "image" | "command" | "entryPoint" | "environment" | "healthCheck" | "portMappings" | "secrets" | "stopTimeout" | "ulimits"
> {
  /** Name of the task and of its log group. */
  readonly name: string;
  /** `uid:gid`, never root (SEC-S6). */
  readonly user: string;
}

/** An empty directory of the task's own, where its read-only root file system lets it write. */
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

/** Log lines that wait in memory while CloudWatch is slow; the oldest are dropped when it is full, instead of the service blocking. */
const logBuffer = "25m";

function volumesOf(environment: Environment): Traced<readonly Volume[]> {
  const exec = key(environment, "ecsServices.enableExecuteCommand");
  return exec.map((enabled) => (enabled ? [temporary, ...execVolumes] : [temporary]));
}

/** `volumes` of the task definition that holds the container. Fargate empties them when the task ends. */
export function taskVolumes(environment: Environment) {
  return volumesOf(environment).map((volumes) => volumes.map(({ name }) => ({ name })));
}

/** JSON text of `containerDefinitions`: one essential container. */
export function containerDefinitions(environment: Environment, options: ContainerOptions): JsonText<readonly Container[]> {
  const { name, user, ...rest } = options;
  const container: Container = {
    name,
    essential: true,
    ...rest,
    user: rule("SEC-S6", user),
    privileged: rule("SEC-S5", false as const),
    readonlyRootFilesystem: rule("SEC-S4", true),
    linuxParameters: rule("SEC-S5", { initProcessEnabled: true, capabilities: { drop: ["ALL"] } }),
    mountPoints: volumesOf(environment).map((volumes) =>
      volumes.map((volume) => ({ sourceVolume: volume.name, containerPath: volume.path, readOnly: false })),
    ),
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": logGroup(name).out("name"),
        "awslogs-region": traced(environment.region, "region"),
        "awslogs-stream-prefix": name,
        mode: rule("SEC-S8", "non-blocking"),
        "max-buffer-size": logBuffer,
      },
    },
  };
  return jsonText([container]);
}
