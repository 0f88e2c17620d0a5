import { describe, expect, it } from "vitest";
import ecsServices from "../../../../../compiler/modules/ecsServices/index.ts";
import ecsWorkers from "../../../../../compiler/modules/ecsWorkers/index.ts";
import { placeholderImage } from "../../../../../compiler/modules/shared/images.ts";
import { config, when } from "../../../../../compiler/plan/builder/expr.ts";
import { environmentOf } from "../../../../../tools/fixtures/specs.ts";
import { lowerOnly, type LoweredResource } from "../../../../support/lower.ts";

const all = (name: string, over: Record<string, unknown> = {}): Record<string, LoweredResource> => {
  const environment = environmentOf(name, over);
  return { ...lowerOnly(ecsServices, environment), ...lowerOnly(ecsWorkers, environment) };
};
const container = (resource: LoweredResource | undefined) => resource!.inputs["containerDefinitions"].$json[0];
const taskDefinitions = (resources: Record<string, LoweredResource>) =>
  Object.values(resources).filter(({ type }) => type === "aws:ecs/taskDefinition:TaskDefinition");

describe("task definitions", () => {
  const prod = all("prod");

  it("are five, each hardened alike (read-only-root-filesystem)", () => {
    const tasks = taskDefinitions(prod);
    expect(tasks.map(({ id }) => id)).toEqual(
      ["api", "realtime", "migration", "database-setup", "worker"].map((name) => `ecs-task-${name}`),
    );
    for (const task of tasks) {
      expect(task.inputs).toMatchObject({ networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"], volumes: [{ name: "tmp" }] });
      const definition = container(task);
      expect(definition).toMatchObject({
        essential: true,
        privileged: false,
        readonlyRootFilesystem: true,
        linuxParameters: { initProcessEnabled: true, capabilities: { add: [], drop: ["ALL"] } },
        mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp", readOnly: false }],
      });
      expect(definition.user).toMatch(/^[1-9][0-9]*:[1-9][0-9]*$/);
      const name = task.id.slice("ecs-task-".length);
      expect(definition.logConfiguration).toEqual({
        logDriver: "awslogs",
        options: {
          "awslogs-group": { $ref: `ecs-logs-${name}`, path: ["name"] },
          "awslogs-region": "eu-central-1",
          "awslogs-stream-prefix": name,
          mode: "non-blocking",
          "max-buffer-size": "25m",
        },
      });
      expect(task.inputs["executionRoleArn"]).toEqual({ $ref: `iam-execution-${name}`, path: ["arn"] });
      expect(task.inputs["taskRoleArn"]).toEqual({ $ref: `iam-task-${name}`, path: ["arn"] });
    }
  });

  it("keep one family whatever changes, so that a rollback finds the revision before", () => {
    const families = (over: Record<string, unknown>) => taskDefinitions(all("prod", over)).map(({ inputs }) => inputs["family"]);
    expect(families({ ecsServices: { apiServiceCpu: 1024, apiServiceMemory: 2048, apiContainerPort: 4000 } })).toEqual(families({}));
  });

  it("log to groups with the workload's retention and the environment's key (log-group-retention)", () => {
    const resources = all("prod", { ecsServices: { realtimeLogRetentionDays: 60 } });
    expect(resources["ecs-logs-realtime"]!.inputs).toEqual({
      name: "/ecs/realtime-prod-realtime",
      retentionInDays: 60,
      kmsKeyId: { $ref: "iam-key", path: ["arn"] },
    });
    expect(resources["ecs-logs-realtime"]!.from["retentionInDays"]).toContain("ecsServices.realtimeLogRetentionDays");
  });

  it("run on the spec's processor", () => {
    for (const [graviton, cpuArchitecture] of [
      [true, "ARM64"],
      [false, "X86_64"],
    ] as const) {
      const task = all("prod", { ecsCluster: { enableGraviton: graviton } })["ecs-task-api"]!;
      expect(task.inputs["runtimePlatform"]).toEqual({ operatingSystemFamily: "LINUX", cpuArchitecture });
      expect(task.from["runtimePlatform"]).toContain("ecsCluster.enableGraviton");
    }
  });

  it("check liveness, not readiness: a database failover kills no task", () => {
    const probe = container(
      all("prod", { ecsServices: { apiLivenessPath: "/alive", apiContainerPort: 4000 } })["ecs-task-api"],
    ).healthCheck;
    expect(probe.command[0]).toBe("CMD");
    expect(probe.command.join(" ")).toContain("http://127.0.0.1:4000/alive");
    expect(probe).toMatchObject({ interval: 15, timeout: 5, retries: 3 });
  });

  it("use the image from stack config, or one that cannot be pulled", () => {
    expect(container(prod["ecs-task-realtime"]).image).toEqual(
      when({ config: "realtimeImage" }, config("realtimeImage"), placeholderImage),
    );
    // RFC 2606: a name under `invalid` never resolves.
    expect(placeholderImage.split("/")[0]).toMatch(/\.invalid$/);
  });

  it("give sockets room for twice the connections that a task is built for", () => {
    const limits = (connections: number) =>
      container(all("prod", { ecsServices: { realtimeMaxConnectionsPerTask: connections } })["ecs-task-realtime"]).ulimits;
    expect(limits(3000)).toEqual([{ name: "nofile", softLimit: 65535, hardLimit: 65535 }]);
    expect(limits(50000)).toEqual([{ name: "nofile", softLimit: 100000, hardLimit: 100000 }]);
  });

  it("pin secrets to the version that the plan holds", () => {
    const secrets = container(prod["ecs-task-api"]).secrets as { name: string; valueFrom: { $concat: unknown[] } }[];
    expect(secrets.map(({ name }) => name)).toEqual(["DATABASE_URL", "DATABASE_READ_URL", "REDIS_EVENTS_URL", "REDIS_STATE_URL"]);
    for (const { valueFrom } of secrets) {
      expect(valueFrom.$concat[1]).toMatch(/^:[a-zA-Z]+::$/);
      expect(valueFrom.$concat[2]).toMatchObject({ path: ["versionId"] });
    }
  });

  it("stay read-only with ECS Exec, which writes to volumes of its own", () => {
    const task = all("dev", { ecsServices: { enableExecuteCommand: true } })["ecs-task-api"]!;
    expect(container(task).readonlyRootFilesystem).toBe(true);
    const paths = (container(task).mountPoints as { containerPath: string }[]).map(({ containerPath }) => containerPath);
    expect(paths).toEqual(["/tmp", "/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm"]);
    const volumes = (task.inputs["volumes"] as { name: string }[]).map(({ name }) => name);
    expect(volumes).toEqual((container(task).mountPoints as { sourceVolume: string }[]).map(({ sourceVolume }) => sourceVolume));
  });
});
