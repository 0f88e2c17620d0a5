/** What a plan connects: the internet, and every resource that has network interfaces. */
import type { PlanReader } from "../plan/reader.ts";
import { outputOf } from "../plan/expressions.ts";
import type { PlanOutput, PlanResource } from "../plan/types.ts";
import { interfacesOf, membersOf, namedIn, networkOf, publicityOf, usesIpv6, type Interface } from "./interfaces.ts";
import { byType, flag, identity, scalar } from "./read.ts";
import type { SecurityGroups } from "./security-groups.ts";
import type { Endpoint, EndpointKind } from "./types.ts";

/** An endpoint with what decides about its packets. */
export interface Node extends Endpoint {
  readonly interfaces: readonly Interface[];
}

const kinds: readonly (readonly [type: RegExp, kind: EndpointKind])[] = [
  [/^aws:(lb|alb|elb)\/loadBalancer:/, "load-balancer"],
  [/^aws:ecs\/|^aws:scheduler\/|^aws:cloudwatch\/eventTarget:/, "task"],
  [/^aws:rds\/proxy:/, "proxy"],
  [/^aws:(rds|docdb|neptune)\//, "database"],
  [/^aws:(elasticache|memorydb|dax)\//, "cache"],
  [/^aws:ec2\/vpcEndpoint:/, "vpc-endpoint"],
  [/^aws:ec2\/natGateway:/, "nat"],
];

/** Types that name subnets or groups, but have no network interfaces. */
const plumbing =
  /subnetGroup|^aws:vpc\/|^aws:ec2\/(subnet|securityGroup|defaultSecurityGroup|route|mainRoute|defaultRoute|networkAcl|defaultNetworkAcl|flowLog|vpc:|vpcEndpoint\w+:|eip|networkInterfaceS|networkInterfaceA|managedPrefixList|launchTemplate)/i;

/** Endpoints in the order of the plan, behind the internet and other networks. */
export function endpointsOf(reader: PlanReader, groups: SecurityGroups): readonly Node[] {
  const kindOf = byType((type) => (plumbing.test(type) ? undefined : (kinds.find(([pattern]) => pattern.test(type))?.[1] ?? "other")));
  const found = reader.plan.resources.flatMap((resource): readonly Node[] => {
    const kind = kindOf(resource.type);
    if (kind === undefined) return [];
    const named = networkOf(reader, resource);
    const isService = kind === "vpc-endpoint" && isGateway(reader, resource);
    if (named.subnets.length + named.groups.length === 0 && !isService && !["load-balancer", "nat"].includes(kind)) return [];
    const subnets = named.subnets.length > 0 || isService ? named.subnets : [outputOf("an unknown subnet")];
    const interfaces = isService
      ? []
      : interfacesOf(
          reader,
          groups,
          { ...named, subnets },
          kind === "nat" ? isPublicNat(reader, resource) : publicityOf(reader, resource, subnets),
          {
            isFiltered: kind !== "nat" && !isUnfiltered(resource, named.groups.length),
            hasIpv6: kind !== "nat" && usesIpv6(reader, resource),
          },
        );
    return [{ name: resource.id, kind, resource: resource.id, interfaces }];
  });
  const taken = new Set(found.map(({ name }) => name));
  return [
    { name: "internet", kind: "internet", interfaces: [] },
    { name: "networks", kind: "networks", interfaces: [] },
    ...found.map((node) => ({ ...node, name: shortName(node, taken) })),
    ...runOnce(reader, groups),
  ];
}

/** `api` for `ecs-service-api`, unless another resource has that id. */
function shortName({ name }: Node, taken: ReadonlySet<string>): string {
  const short = name.replace(/^ecs-service-/, "");
  return short === name || taken.has(short) || ["internet", "networks"].includes(short) ? name : short;
}

/** Tasks that people or CI start: no resource starts them, but an output states where they run. */
function runOnce(reader: PlanReader, groups: SecurityGroups): readonly Node[] {
  return Object.values<PlanOutput>(reader.plan.outputs).flatMap(({ value }): readonly Node[] => {
    const document = reader.document(value);
    const settings = membersOf(document.state === "known" ? document.value : undefined).find(([key]) => key === "awsvpcConfiguration")?.[1];
    if (settings === undefined) return [];
    const isPublic = flag(reader, membersOf(settings).find(([key]) => key === "assignPublicIp")?.[1], false);
    const options = { isFiltered: true, hasIpv6: true };
    return [{ name: "migration", kind: "task", interfaces: interfacesOf(reader, groups, namedIn(reader, settings), isPublic, options) }];
  });
}

function isGateway(reader: PlanReader, { inputs }: PlanResource): boolean {
  return (scalar(reader, inputs["vpcEndpointType"]).text ?? "Gateway") === "Gateway";
}

/** Network Load Balancers may have no security group, and Gateway Load Balancers and their endpoints never have one. */
function isUnfiltered({ type, inputs }: PlanResource, groups: number): boolean {
  if (type.includes("vpcEndpoint:")) return inputs["vpcEndpointType"] === "GatewayLoadBalancer";
  const kind = inputs["loadBalancerType"];
  return type.endsWith(":LoadBalancer") && groups === 0 && kind !== undefined && kind !== "application";
}

function isPublicNat(reader: PlanReader, { inputs }: PlanResource): boolean | "unknown" {
  const { text = "public", unknown } = scalar(reader, inputs["connectivityType"]);
  return unknown ? "unknown" : text === "public";
}

/** What a load balancer listens on; a packet to another port is not accepted. */
export function listenersOf(reader: PlanReader, { resource }: Node): readonly PlanResource[] {
  return reader
    .ofType("aws:lb/listener:Listener")
    .filter(({ inputs }) => [resource, undefined].includes(identity(reader, inputs["loadBalancerArn"])));
}

/** Names of groups of endpoints, for assertions. */
export const groupNames: Readonly<Record<string, EndpointKind>> = {
  alb: "load-balancer",
  database: "database",
  tasks: "task",
  rds: "database",
  redis: "cache",
  endpoints: "vpc-endpoint",
  nat: "nat",
  proxy: "proxy",
};
