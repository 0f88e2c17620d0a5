/**
 * Would a service's tasks start? AWS accepts a service whose tasks do not, but a deployment that waits for a steady state then fails: the
 * image, a route, a permission, a secret's value or the database's connections are missing.
 */
import type { Cloud, CloudResource } from "./cloud.ts";
import { named, routesOf, users, valuesAt } from "./references.ts";
import { textOf } from "./wire.ts";

interface Container {
  readonly image?: string;
  readonly secrets?: readonly { readonly valueFrom: string }[];
  readonly logConfiguration?: { readonly options?: Readonly<Record<string, string>> };
}

/** Throws the deployment's failure. A service without tasks is steady. */
export function assertTasksStart(service: CloudResource, cloud: Cloud): void {
  if (Number(service.inputs["desiredCount"] ?? 0) === 0) return;
  const why = firstProblem(service, cloud);
  if (why === undefined) return;
  throw new Error(`waiting for ECS Service (${service.id}) create: deployment failed: tasks failed to start: ${why}`);
}

function firstProblem(service: CloudResource, cloud: Cloud): string | undefined {
  const task = named(cloud, "aws:ecs/taskDefinition:TaskDefinition", service.inputs["taskDefinition"]);
  const containers = JSON.parse(textOf(task?.inputs["containerDefinitions"], "[]")) as readonly Container[];
  return (
    withoutCapacity(service, cloud) ??
    withoutRoute(service, cloud) ??
    withoutPermission(task, cloud) ??
    containers.map((container) => withoutPart(container, cloud)).find((problem) => problem !== undefined)
  );
}

/** Capacity providers of a strategy must belong to the cluster. */
function withoutCapacity({ inputs }: CloudResource, cloud: Cloud): string | undefined {
  const cluster = named(cloud, "aws:ecs/cluster:Cluster", inputs["cluster"]);
  const given =
    cluster === undefined ? [] : users(cloud, cluster, "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "clusterName");
  const known = new Set(given.flatMap((each) => valuesAt(each.inputs, "capacityProviders")));
  const missing = valuesAt(inputs, "capacityProviderStrategies.capacityProvider").find((provider) => !known.has(provider));
  return missing === undefined ? undefined : `InvalidParameterException: the cluster has no capacity provider ${textOf(missing)}`;
}

function withoutRoute({ inputs }: CloudResource, cloud: Cloud): string | undefined {
  const subnets = valuesAt(inputs, "networkConfiguration.subnets");
  const cutOff = subnets.find((subnet) => routesOf(subnet, cloud).length === 0);
  return cutOff === undefined ? undefined : `ResourceInitializationError: no route out of ${textOf(cutOff)}`;
}

function withoutPermission(task: CloudResource | undefined, cloud: Cloud): string | undefined {
  const role = named(cloud, "aws:iam/role:Role", task?.inputs["executionRoleArn"]);
  if (role === undefined) return undefined;
  const policies = [
    ...users(cloud, role, "aws:iam/rolePolicy:RolePolicy", "role"),
    ...users(cloud, role, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role"),
  ];
  return policies.length > 0 ? undefined : `CannotPullContainerError: ${role.id} is not authorized to perform: ecr:GetAuthorizationToken`;
}

function withoutPart({ image = "", secrets = [], logConfiguration }: Container, cloud: Cloud): string | undefined {
  if (image.includes(".invalid/")) return `CannotPullContainerError: ${image}`;
  const group = logConfiguration?.options?.["awslogs-group"];
  if (group !== undefined && named(cloud, "aws:cloudwatch/logGroup:LogGroup", group) === undefined)
    return `ResourceInitializationError: the log group ${group} does not exist`;
  return secrets.map(({ valueFrom }) => withoutValue(valueFrom, cloud)).find((problem) => problem !== undefined);
}

/** `arn:…:secret:name-suffix:key:stage:version`; what the value refers to must accept connections. */
function withoutValue(from: string, cloud: Cloud): string | undefined {
  const secret = from.split(":").slice(0, 7).join(":");
  const version = from.split(":")[9];
  const values = cloud.of("aws:secretsmanager/secretVersion:SecretVersion").filter(({ inputs }) => inputs["secretId"] === secret);
  const value = values.find(({ outputs }) => version === undefined || version === "" || outputs["versionId"] === version);
  if (value === undefined) return `ResourceInitializationError: ResourceNotFoundException: no value of ${from}`;
  const text = textOf(value.inputs["secretString"]);
  const proxy = cloud.of("aws:rds/proxy:Proxy").find(({ outputs }) => text.includes(textOf(outputs["endpoint"], "no endpoint")));
  if (proxy !== undefined && users(cloud, proxy, "aws:rds/proxyTarget:ProxyTarget", "dbProxyName").length === 0)
    return `the application cannot connect: proxy ${proxy.id} has no available target`;
  return undefined;
}
