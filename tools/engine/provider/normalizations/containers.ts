/**
 * Container definitions. ECS fills in defaults and empty lists, and does not keep the order of variables and secrets. The provider ignores
 * this at the top level of a container only: anything that ECS fills in deeper down is a change, and a change replaces the task definition.
 */
import { inAnyOrder, parsed, sorted, type Normalization } from "./types.ts";
import type { Properties } from "../wire.ts";

/** Lists of a container that the provider treats as absent when they are empty. */
const lists = [
  "command",
  "credentialSpecs",
  "dependsOn",
  "dnsSearchDomains",
  "dnsServers",
  "dockerSecurityOptions",
  "entryPoint",
  "environment",
  "environmentFiles",
  "extraHosts",
  "links",
  "mountPoints",
  "portMappings",
  "resourceRequirements",
  "secrets",
  "systemControls",
  "ulimits",
  "volumesFrom",
] as const;

/** Lists that ECS adds to every container. */
const addedLists = ["environment", "mountPoints", "portMappings", "systemControls", "volumesFrom"] as const;

const healthCheckDefaults = { interval: 30, timeout: 5, retries: 3 };

const bag = (value: unknown): Properties | undefined =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Properties) : undefined;
const items = (value: unknown): readonly Properties[] => (Array.isArray(value) ? (value as readonly Properties[]) : []);

function eachContainer(text: unknown, change: (container: Properties) => Properties): unknown {
  const containers = parsed(text);
  return Array.isArray(containers) ? containers.map((container) => change(container as Properties)) : text;
}

function returned(container: Properties): Properties {
  const linux = bag(container["linuxParameters"]);
  const capabilities = bag(linux?.["capabilities"]);
  const healthCheck = bag(container["healthCheck"]);
  return {
    cpu: 0,
    essential: true,
    ...Object.fromEntries(addedLists.map((name) => [name, []])),
    ...container,
    environment: items(container["environment"]).toReversed(),
    ...("secrets" in container ? { secrets: items(container["secrets"]).toReversed() } : {}),
    portMappings: items(container["portMappings"]).map((mapping) => ({ hostPort: mapping["containerPort"], protocol: "tcp", ...mapping })),
    ...(healthCheck === undefined ? {} : { healthCheck: { ...healthCheckDefaults, ...healthCheck } }),
    ...(capabilities === undefined ? {} : { linuxParameters: { ...linux, capabilities: { add: [], drop: [], ...capabilities } } }),
  };
}

function compared(container: Properties): Properties {
  const empty = new Set<string>(lists.filter((name) => items(container[name]).length === 0));
  if (container["cpu"] === 0) empty.add("cpu");
  const rest = Object.fromEntries(Object.entries(container).filter(([name]) => !empty.has(name)));
  const healthCheck = bag(container["healthCheck"]);
  const mappings = items(container["portMappings"]).map(({ protocol, ...mapping }) => ({
    hostPort: mapping["containerPort"],
    ...mapping,
    ...(protocol === "tcp" ? {} : { protocol }),
  }));
  return {
    essential: true,
    ...rest,
    ...(mappings.length === 0 ? {} : { portMappings: mappings }),
    ...(empty.has("environment") ? {} : { environment: inAnyOrder(items(container["environment"])) }),
    ...(empty.has("secrets") ? {} : { secrets: inAnyOrder(items(container["secrets"])) }),
    ...(healthCheck === undefined ? {} : { healthCheck: { ...healthCheckDefaults, ...healthCheck } }),
  };
}

export const containerDefinitions: Normalization = {
  returned: (text) => JSON.stringify(eachContainer(text, returned)),
  compared: (text) => sorted(eachContainer(text, compared)),
  sources: [
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html",
    "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/container_definitions.go",
    "https://github.com/braintrustdata/terraform-aws-braintrust-data-plane/pull/335",
  ],
};
