/** Connections between boxes, derived from the plan's security group rules, IAM policies, routes, associations and alarms. */
import { counted } from "../../diagnostics/counted.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import type { PlanReader } from "../../plan/reader.ts";
import { referencesAt, referencesOf } from "../../plan/references.ts";
import { list, member, records } from "../../plan/values.ts";
import { physicalName } from "../physical-name.ts";
import { alarmType, type ArchitectureNode } from "./architecture-nodes.ts";

export interface ArchitectureEdge {
  /** Id of a node, or `users`. */
  readonly from: string;
  /** Id of a node, or `internet`. */
  readonly to: string;
  readonly text: string;
  readonly dotted: boolean;
}

/** Every edge once with all its labels, in the order of the functions below. */
export function architectureEdges(reader: PlanReader, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  const all = [
    ...traffic(reader, nodes),
    ...queueAccess(reader, nodes),
    ...waysOut(reader, nodes),
    ...copies(reader, nodes),
    ...backups(reader, nodes),
    ...alarms(reader, nodes),
  ];
  const merged = new Map<string, ArchitectureEdge>();
  for (const edge of all) {
    const key = `${edge.from}>${edge.to}`;
    const known = merged.get(key);
    const texts = new Set([...(known?.text.split(", ") ?? []), edge.text].filter((text) => text !== ""));
    merged.set(key, { ...edge, text: [...texts].join(", ") });
  }
  return [...merged.values()];
}

function nodeFor(id: string, nodes: readonly ArchitectureNode[]): ArchitectureNode | undefined {
  return nodes.find(({ members }) => members.includes(id));
}

const groupProperties = ["securityGroups", "securityGroupIds", "vpcSecurityGroupIds", "networkConfiguration.securityGroups"];

/** Boxes that use a security group. */
function onGroup(reader: PlanReader, nodes: readonly ArchitectureNode[], group: string): readonly ArchitectureNode[] {
  return nodes.filter(({ id }) => groupProperties.some((property) => referencesAt(reader.byId(id)!, property).includes(group)));
}

/** Ingress rules: a group admits another group, or everyone. A web ACL is drawn between the users and the resource that it protects. */
function traffic(reader: PlanReader, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  const guards = new Map(
    reader
      .ofType("aws:wafv2/webAclAssociation:WebAclAssociation")
      .map((association) => [referencesAt(association, "resourceArn")[0], referencesAt(association, "webAclArn")[0]!]),
  );
  return reader.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").flatMap((rule) => {
    const targets = onGroup(reader, nodes, referencesAt(rule, "securityGroupId")[0] ?? "");
    const port = String(rule.inputs["fromPort"]);
    const [origin] = referencesAt(rule, "referencedSecurityGroupId");
    if (origin !== undefined)
      return onGroup(reader, nodes, origin).flatMap((from) =>
        targets.map((to) => ({ from: from.id, to: to.id, text: port, dotted: false })),
      );
    if (rule.inputs["cidrIpv4"] !== "0.0.0.0/0") return [];
    return targets.flatMap((to) => {
      const guard = guards.get(to.id);
      if (guard === undefined) return [{ from: "users", to: to.id, text: port, dotted: false }];
      return [
        { from: "users", to: guard, text: port, dotted: false },
        { from: guard, to: to.id, text: "", dotted: false },
      ];
    });
  });
}

/** Statements about queues in task roles. */
function queueAccess(reader: PlanReader, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  const services = reader.ofType("aws:ecs/service:Service").map((service) => {
    const definitions = referencesAt(service, "taskDefinition").map((id) => reader.byId(id)!);
    return { id: service.id, roles: definitions.flatMap((definition) => referencesAt(definition, "taskRoleArn")) };
  });
  return reader.ofType("aws:iam/rolePolicy:RolePolicy").flatMap((policy) => {
    const users = services.filter(({ roles }) => referencesAt(policy, "role").some((role) => roles.includes(role)));
    return statements(reader, policy).flatMap(({ actions, resources }) => {
      const text = actions.includes("sqs:SendMessage") ? "sends" : actions.includes("sqs:ReceiveMessage") ? "receives" : undefined;
      if (text === undefined) return [];
      const queues = new Set(resources.flatMap((queue) => nodeFor(queue, nodes)?.id ?? []));
      return users.flatMap(({ id }) => [...queues].map((to) => ({ from: id, to, text, dotted: false })));
    });
  });
}

function statements(
  reader: PlanReader,
  { inputs }: PlanResource,
): readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[] {
  const policy = reader.document(inputs["policy"]);
  if (policy.state !== "known") return [];
  return records(member(policy.value, "Statement")).map(({ Action, Resource }) => ({
    actions: list(Action).map(String),
    resources: [...referencesOf(Resource)],
  }));
}

/** Service → its subnets → their route tables → the NAT gateway of a route. */
function waysOut(reader: PlanReader, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  const routes = reader.ofType("aws:ec2/route:Route");
  const associations = reader.ofType("aws:ec2/routeTableAssociation:RouteTableAssociation");
  const edges = reader.ofType("aws:ecs/service:Service").flatMap((service) => {
    const subnets = new Set(referencesAt(service, "networkConfiguration.subnets"));
    const inSubnets = associations.filter((each) => referencesAt(each, "subnetId").some((subnet) => subnets.has(subnet)));
    const tables = new Set(inSubnets.flatMap((each) => referencesAt(each, "routeTableId")));
    const gateways = routes
      .filter((route) => referencesAt(route, "routeTableId").some((each) => tables.has(each)))
      .flatMap((route) => referencesAt(route, "natGatewayId"));
    return gateways.flatMap((gateway) => {
      const node = nodeFor(gateway, nodes);
      return node === undefined ? [] : [{ from: service.id, to: node.id, text: "", dotted: false }];
    });
  });
  const exits = [...new Set(edges.map(({ to }) => to))].map((from) => ({ from, to: "internet", text: "443", dotted: false }));
  return [...edges, ...exits];
}

function copies(reader: PlanReader, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  return nodes.flatMap(({ id }) =>
    referencesAt(reader.byId(id)!, "replicateSourceDb").map((source) => ({ from: source, to: id, text: "replicates", dotted: true })),
  );
}

/** Backup selections → the selected resources, and the vault that the plan's rules write to. */
function backups(reader: PlanReader, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  return reader.ofType("aws:backup/selection:Selection").flatMap((selection) => {
    const vaults = referencesAt(selection, "planId").flatMap((plan) => referencesAt(reader.byId(plan)!, "rules"));
    return referencesAt(selection, "resources").flatMap((from) => {
      const to = vaults.find((vault) => nodeFor(vault, nodes) !== undefined);
      return to === undefined ? [] : [{ from, to, text: "snapshots", dotted: true }];
    });
  });
}

/** Alarms refer to their resource by reference or by physical name; a Redis node's name is the cluster's name plus a number. */
function alarms(reader: PlanReader, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  const counts = new Map<string, number>();
  const watched = nodes.filter(({ layer }) => layer !== "support");
  for (const alarm of reader.ofType(alarmType)) {
    const [topic] = referencesAt(alarm, "alarmActions");
    const refs = referencesOf(alarm.inputs);
    const names = textsOf([alarm.inputs["dimensions"] ?? null, alarm.inputs["metricQueries"] ?? null]);
    const targets = watched.filter(({ members }) => members.some((id) => refs.has(id) || isNamed(reader.byId(id)!, names)));
    // An alarm on a part belongs to the part: an alarm on a service's target group also has the load balancer as a dimension.
    const target = targets.find(({ layer }) => layer !== "edge") ?? targets[0];
    if (topic === undefined || target === undefined || nodeFor(topic, nodes) === undefined) continue;
    const pair = `${target.id} ${topic}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts].map(([pair, number]) => {
    const [from = "", to = ""] = pair.split(" ");
    return { from, to, text: counted(number, "alarm"), dotted: true };
  });
}

function isNamed(resource: PlanResource, names: readonly string[]): boolean {
  const name = physicalName(resource);
  return (
    name !== undefined &&
    names.some((text) => text === name || (text.startsWith(`${name}-`) && /^\d{3}$/.test(text.slice(name.length + 1))))
  );
}

function textsOf(value: PlanValue): readonly string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap((inner) => textsOf(inner as PlanValue));
}
