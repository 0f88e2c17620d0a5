/** Who speaks to whom: read from security-group rules, IAM policies, routes, associations and alarms of the plan. */
import { referencesOf } from "../../plan/references.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { isMap, physicalName, refsAt, valueAt, type PlanIndex } from "../plan-index.ts";
import { alarmType, type ArchitectureNode } from "./architecture-nodes.ts";

export interface ArchitectureEdge {
  /** Id of a node, or `users`. */
  readonly from: string;
  /** Id of a node, or `internet`. */
  readonly to: string;
  readonly text: string;
  readonly dotted: boolean;
}

/** Every edge once, with all that goes over it, in the order of the questions below. */
export function architectureEdges(index: PlanIndex, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  const all = [
    ...traffic(index, nodes),
    ...queueAccess(index, nodes),
    ...waysOut(index, nodes),
    ...copies(index, nodes),
    ...backups(index, nodes),
    ...alarms(index, nodes),
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

/** Boxes that a security group stands on. */
function onGroup(index: PlanIndex, nodes: readonly ArchitectureNode[], group: string): readonly ArchitectureNode[] {
  return nodes.filter(({ id }) => groupProperties.some((property) => refsAt(index.byId.get(id)!, property).includes(group)));
}

/** Ingress rules: a group that admits another, or everybody. A web ACL stands between the users and what it is associated with. */
function traffic(index: PlanIndex, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  const guards = new Map(
    index
      .ofType("aws:wafv2/webAclAssociation:WebAclAssociation")
      .map((association) => [refsAt(association, "resourceArn")[0], refsAt(association, "webAclArn")[0]!]),
  );
  return index.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").flatMap((rule) => {
    const targets = onGroup(index, nodes, refsAt(rule, "securityGroupId")[0] ?? "");
    const port = String(rule.inputs["fromPort"]);
    const [origin] = refsAt(rule, "referencedSecurityGroupId");
    if (origin !== undefined)
      return onGroup(index, nodes, origin).flatMap((from) =>
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

/** Statements of task roles about queues. */
function queueAccess(index: PlanIndex, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  const services = index.ofType("aws:ecs/service:Service").map((service) => {
    const definitions = refsAt(service, "taskDefinition").map((id) => index.byId.get(id)!);
    return { id: service.id, roles: definitions.flatMap((definition) => refsAt(definition, "taskRoleArn")) };
  });
  return index.ofType("aws:iam/rolePolicy:RolePolicy").flatMap((policy) => {
    const users = services.filter(({ roles }) => refsAt(policy, "role").some((role) => roles.includes(role)));
    return statements(policy).flatMap(({ actions, resources }) => {
      const text = actions.includes("sqs:SendMessage") ? "sends" : actions.includes("sqs:ReceiveMessage") ? "receives" : undefined;
      if (text === undefined) return [];
      const queues = new Set(resources.flatMap((queue) => nodeFor(queue, nodes)?.id ?? []));
      return users.flatMap(({ id }) => [...queues].map((to) => ({ from: id, to, text, dotted: false })));
    });
  });
}

function statements(policy: PlanResource): readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[] {
  const list = valueAt(policy, "policy.$json.Statement");
  return (Array.isArray(list) ? (list as readonly PlanValue[]) : []).filter(isMap).map(({ Action, Resource }) => ({
    actions: (Array.isArray(Action) ? Action : [Action]).map(String),
    resources: [...referencesOf(Resource)],
  }));
}

/** Service → its subnets → their route tables → the NAT gateway of a route. */
function waysOut(index: PlanIndex, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  const routes = index.ofType("aws:ec2/route:Route");
  const associations = index.ofType("aws:ec2/routeTableAssociation:RouteTableAssociation");
  const edges = index.ofType("aws:ecs/service:Service").flatMap((service) => {
    const subnets = new Set(refsAt(service, "networkConfiguration.subnets"));
    const inSubnets = associations.filter((each) => refsAt(each, "subnetId").some((subnet) => subnets.has(subnet)));
    const tables = new Set(inSubnets.flatMap((each) => refsAt(each, "routeTableId")));
    const gateways = routes
      .filter((route) => refsAt(route, "routeTableId").some((each) => tables.has(each)))
      .flatMap((route) => refsAt(route, "natGatewayId"));
    return gateways.flatMap((gateway) => {
      const node = nodeFor(gateway, nodes);
      return node === undefined ? [] : [{ from: service.id, to: node.id, text: "", dotted: false }];
    });
  });
  const exits = [...new Set(edges.map(({ to }) => to))].map((from) => ({ from, to: "internet", text: "443", dotted: false }));
  return [...edges, ...exits];
}

function copies(index: PlanIndex, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  return nodes.flatMap(({ id }) =>
    refsAt(index.byId.get(id)!, "replicateSourceDb").map((source) => ({ from: source, to: id, text: "replicates", dotted: true })),
  );
}

/** Selections → what they select, and the vault that the plan's rules write to. */
function backups(index: PlanIndex, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  return index.ofType("aws:backup/selection:Selection").flatMap((selection) => {
    const vaults = refsAt(selection, "planId").flatMap((plan) => refsAt(index.byId.get(plan)!, "rules"));
    return refsAt(selection, "resources").flatMap((from) => {
      const to = vaults.find((vault) => nodeFor(vault, nodes) !== undefined);
      return to === undefined ? [] : [{ from, to, text: "snapshots", dotted: true }];
    });
  });
}

/** Alarms name what they watch by a reference or by its physical name; a Redis node's is its cluster's and a number. */
function alarms(index: PlanIndex, nodes: readonly ArchitectureNode[]): readonly ArchitectureEdge[] {
  const counts = new Map<string, number>();
  const watched = nodes.filter(({ layer }) => layer !== "support");
  for (const alarm of index.ofType(alarmType)) {
    const [topic] = refsAt(alarm, "alarmActions");
    const refs = referencesOf(alarm.inputs);
    const names = textsOf([alarm.inputs["dimensions"] ?? null, alarm.inputs["metricQueries"] ?? null]);
    const targets = watched.filter(({ members }) => members.some((id) => refs.has(id) || isNamed(index.byId.get(id)!, names)));
    // An alarm about a part of something belongs to the part: a service's target group has the load balancer beside it.
    const target = targets.find(({ layer }) => layer !== "edge") ?? targets[0];
    if (topic === undefined || target === undefined || nodeFor(topic, nodes) === undefined) continue;
    const pair = `${target.id} ${topic}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts].map(([pair, number]) => {
    const [from = "", to = ""] = pair.split(" ");
    return { from, to, text: `${number} ${number === 1 ? "alarm" : "alarms"}`, dotted: true };
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
