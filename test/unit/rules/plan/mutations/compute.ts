/** Repositories, cluster, services and containers. */
import { extra, set, without, foundAt, type Mutation, type Mutations } from "./mutation.ts";

/** A change of the only container of a task definition. */
function container(task: string, does: string, change: (container: Container) => void): Mutation {
  return { does, at: task, change: (plan) => change(plan.containers(task)[0]) };
}
type Container = ReturnType<Parameters<Mutation["change"]>[0]["containers"]>[number];

/** A task definition with a second container that is as an image comes. */
function bareSidecar(does: string): Mutation {
  return { does, at: "ecs-task-api", change: (plan) => void plan.containers("ecs-task-api").push({ name: "agent", image: "agent:1" }) };
}

const untagged: Mutation["change"] = (plan) => delete plan.plan.providers.aws.inputs.defaultTags;

export const repositoryMutations: Mutations = {
  "image-pinned": [
    set("ecs-task-api", "containerDefinitions.$json.0.image", "nginx"),
    set("ecs-task-api", "containerDefinitions.$json.0.image", "nginx:latest"),
  ],
  "repository-scan-on-push": [
    set("ecr-api", "imageScanningConfiguration.scanOnPush", false),
    set("ecr-worker", "imageScanningConfiguration", undefined),
  ],
  "repository-not-public": [
    extra(
      "aws:ecr/repositoryPolicy:RepositoryPolicy",
      { policy: { $json: { Statement: [{ Effect: "Allow", Principal: "*", Action: "ecr:BatchGetImage" }] } } },
      "everybody may pull",
    ),
    extra("aws:ecrpublic/repository:Repository", { repositoryName: "api" }, "a repository is public"),
  ],
  "repository-lifecycle-policy": [without("ecr-api-lifecycle", "ecr-api")],
};

/** A strategy of provider, weight and base. */
const strategy = (service: string, items: readonly (readonly [string, number?, number?])[], does: string) =>
  set(
    service,
    "capacityProviderStrategies",
    items.map(([capacityProvider, weight, base]) => ({
      capacityProvider,
      ...(weight === undefined ? {} : { weight }),
      ...(base === undefined ? {} : { base }),
    })),
    does,
  );

export const containerMutations: Mutations = {
  "invalid-capacity-provider-strategy": [
    set("ecs-service-api", "launchType", "FARGATE", "a launch type beside the strategy"),
    strategy(
      "ecs-service-api",
      [
        ["FARGATE", 1, 1],
        ["FARGATE_SPOT", 1, 1],
      ],
      "two bases",
    ),
    strategy("ecs-service-api", [["FARGATE", 0, 1]], "a base and no weight"),
    strategy("ecs-service-api", [["FARGATE"], ["FARGATE_SPOT", 0]], "no weight at all"),
    strategy(
      "ecs-service-api",
      [
        ["FARGATE", 1],
        ["FARGATE", 2],
      ],
      "a provider twice",
    ),
    strategy("ecs-service-worker", [["large-machines", 1]], "a provider that the cluster has not"),
    set("ecs-cluster-capacity-providers", "defaultCapacityProviderStrategies.0.capacityProvider", "FARGET"),
  ],
  "container-unprivileged": [
    container("ecs-task-api", "it is privileged", (each) => (each.privileged = true)),
    container("ecs-task-worker", "it keeps its capabilities", (each) => delete each.linuxParameters.capabilities),
    container("ecs-task-worker", "it drops one capability", (each) => (each.linuxParameters.capabilities.drop = ["NET_RAW"])),
    container("ecs-task-worker", "it adds a capability", (each) => (each.linuxParameters.capabilities.add = ["SYS_PTRACE"])),
    container("ecs-task-realtime", "it has no init process", (each) => (each.linuxParameters.initProcessEnabled = false)),
    bareSidecar("a sidecar states nothing"),
  ],
  "container-runs-as-non-root": [
    container("ecs-task-api", "no user is stated", (each) => delete each.user),
    container("ecs-task-api", "its user is root", (each) => (each.user = "root")),
    container("ecs-task-migration", "its user is 0", (each) => (each.user = "0:0")),
    bareSidecar("a sidecar states no user"),
  ],
  "no-secrets-in-environment": [
    container("ecs-task-api", "a variable is called a password", (each) => each.environment.push({ name: "DB_PASSWORD", value: "…" })),
    container("ecs-task-api", "a variable is the database's URL", (each) => each.environment.push({ name: "DATABASE_URL", value: "…" })),
    container("ecs-task-worker", "a variable holds a generated password", (each) =>
      each.environment.push({
        name: "DB",
        value: { $concat: ["postgres://app:", { $ref: "rds-app-password-a", path: ["result"] }, "@db"] },
      }),
    ),
    container("ecs-task-worker", "a variable holds a secret's value", (each) =>
      each.environment.push({ name: "CACHE", value: { $ref: "redis-secret-version", path: ["secretString"] } }),
    ),
  ],
  "container-logs-without-blocking": [
    container("ecs-task-api", "it does not log", (each) => delete each.logConfiguration),
    container("ecs-task-api", "its driver blocks", (each) => (each.logConfiguration.options.mode = "blocking")),
    container("ecs-task-api", "its driver's mode is the default", (each) => delete each.logConfiguration.options.mode),
    container("ecs-task-database-setup", "its buffer has no size", (each) => delete each.logConfiguration.options["max-buffer-size"]),
    bareSidecar("a sidecar does not log"),
  ],
  "latest-platform-version": [set("ecs-service-api", "platformVersion", "1.3.0")],
  "no-host-namespace": [
    set("ecs-task-api", "networkMode", "host"),
    set("ecs-task-api", "networkMode", undefined),
    set("ecs-task-api", "pidMode", "host"),
    set("ecs-task-worker", "ipcMode", "host"),
    set("ecs-task-worker", "volumes.1", { name: "shared", efsVolumeConfiguration: { fileSystemId: "fs-1" } }),
  ],
  "ecs-resources-tagged": [
    set("ecs-service-api", "propagateTags", undefined),
    set("ecs-service-worker", "propagateTags", "NONE"),
    ...["ecs-cluster", "ecs-service-realtime", "ecs-task-migration"].map((id) => ({
      does: `the provider tags nothing, nor does ${id}`,
      at: id,
      change: onlyUntagged(id),
    })),
  ],
};

/** No default tags, and tags of their own on all but one. */
function onlyUntagged(id: string): Mutation["change"] {
  return (plan) => {
    untagged(plan);
    for (const each of plan.plan.resources)
      if (each.id !== id && each.type.startsWith("aws:ecs/")) each.inputs.tags = { Owner: "platform" };
  };
}

export const computeAllowed: Mutations = {
  "invalid-capacity-provider-strategy": [
    strategy(
      "ecs-service-api",
      [
        ["FARGATE", 0, 1],
        ["FARGATE_SPOT", 1],
      ],
      "the first task on demand",
    ),
    extra(
      "aws:ecs/service:Service",
      { cluster: "other", capacityProviderStrategies: [{ capacityProvider: "mine", weight: 1 }] },
      "another cluster",
    ),
    extra("aws:ecs/service:Service", { cluster: "other", launchType: "FARGATE" }, "a launch type alone"),
  ],
  "latest-platform-version": [set("ecs-service-api", "platformVersion", undefined)],
  "no-host-namespace": [
    set("ecs-task-worker", "volumes.1", { name: "shared", efsVolumeConfiguration: { fileSystemId: "fs-1", transitEncryption: "ENABLED" } }),
  ],
  "ecs-resources-tagged": [foundAt("", set("ecs-service-api", "propagateTags", "TASK_DEFINITION"))],
};
