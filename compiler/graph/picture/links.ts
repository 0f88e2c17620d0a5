/** Arrows of a picture. Each arrow lists the resources of the plan that it is derived from. */
import { requestsOf } from "../../plan/listener-requests.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import type { PlanReader } from "../../plan/reader.ts";
import { refId } from "../../plan/references.ts";
import { list, member, records } from "../../plan/values.ts";
import { document, shown } from "./values.ts";

export interface Link {
  readonly from: string;
  readonly to: string;
  /** Ids of the resources that the link is derived from. */
  readonly because: readonly string[];
  /** `5432`, `/api/*`, `admin.example.com/*`; may be empty. */
  readonly label: string;
  /** In the picture of a change: the link exists on one side only. */
  readonly mark?: "created" | "deleted";
}

/** Id of the card for the internet. */
export const internet = "internet";

/** Every link between two of `cards`, at most one per pair. */
export function linksOf(reader: PlanReader, cards: ReadonlySet<string>): readonly Link[] {
  const found = [...traffic(reader), ...securityGroups(reader), ...queues(reader), ...associations(reader)];
  const merged = new Map<string, Link>();
  for (const link of found) {
    if (!cards.has(link.from) || !cards.has(link.to) || link.from === link.to) continue;
    const key = JSON.stringify([link.from, link.to]);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, link);
    else merged.set(key, { ...known, because: [...new Set([...known.because, ...link.because])], label: known.label || link.label });
  }
  return [...merged.values()];
}

/** Load balancer → service, through listener rule and target group. */
function traffic(reader: PlanReader): readonly Link[] {
  const requests = requestsOf(reader.ofType("aws:lb/listenerRule:ListenerRule"), shown);
  return reader.ofType("aws:lb/targetGroup:TargetGroup").flatMap((group) => {
    const users = reader.users(group.id);
    const services = users.filter(({ type }) => type === "aws:ecs/service:Service");
    const rules = users.filter(({ type }) => /^aws:lb\/listener(Rule)?:/.test(type));
    return rules.flatMap((rule) => {
      const listener = rule.type.startsWith("aws:lb/listener:") ? rule : reader.target(rule.inputs["listenerArn"]);
      const balancer = refId(listener?.inputs["loadBalancerArn"]);
      if (balancer === undefined) return [];
      return services.map(({ id }) => ({ from: balancer, to: id, because: [rule.id, group.id], label: requests(rule) }));
    });
  });
}

/** Traffic that security group rules allow, between the resources that use the groups. */
function securityGroups(reader: PlanReader): readonly Link[] {
  return reader.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").flatMap((rule) => {
    const { inputs } = rule;
    const label = shown(inputs["toPort"]) ?? "";
    const open = inputs["cidrIpv4"] === "0.0.0.0/0" || inputs["cidrIpv6"] === "::/0";
    const sources = open ? [internet] : carriers(reader, refId(inputs["referencedSecurityGroupId"]));
    const targets = carriers(reader, refId(inputs["securityGroupId"]));
    return sources.flatMap((from) => targets.map((to) => ({ from, to, because: [rule.id], label })));
  });
}

function carriers(reader: PlanReader, group: string | undefined): readonly string[] {
  if (group === undefined) return [];
  return reader
    .users(group)
    .filter(({ type }) => !type.includes("securityGroup"))
    .map(({ id }) => id);
}

/** Queue access that a task role allows. (A queue's card also names its dead-letter queue.) */
function queues(reader: PlanReader): readonly Link[] {
  const services = reader.ofType("aws:ecs/service:Service").map((service) => ({
    id: service.id,
    role: reader.targets(service.inputs["taskDefinition"]).flatMap((task) => refId(task.inputs["taskRoleArn"]) ?? [])[0],
  }));
  return reader.ofType("aws:iam/rolePolicy:RolePolicy").flatMap((policy) => {
    const role = refId(policy.inputs["role"]);
    const users = services.filter((service) => role !== undefined && service.role === role);
    return users.flatMap(({ id }) => statementsOf(policy).flatMap((statement) => grants(reader, id, policy.id, statement)));
  });
}

function statementsOf({ inputs }: PlanResource): readonly Readonly<Record<string, PlanValue>>[] {
  return records(member(document(inputs["policy"]), "Statement"));
}

function grants(reader: PlanReader, service: string, policy: string, statement: Readonly<Record<string, PlanValue>>): readonly Link[] {
  const actions = new Set(list(statement["Action"]).map(String));
  const targets = reader.targets(statement["Resource"]).flatMap(({ id, type }) => (type === "aws:sqs/queue:Queue" ? [id] : []));
  const because = [policy];
  return targets.flatMap((queue) => [
    ...(actions.has("sqs:SendMessage") ? [{ from: service, to: queue, because, label: "sends" }] : []),
    ...(actions.has("sqs:ReceiveMessage") ? [{ from: queue, to: service, because, label: "receives" }] : []),
  ]);
}

/**
 * Properties whose single reference becomes an arrow: the type, the properties at its tail (`""` means the resource itself) and at its
 * head, and the label.
 */
const stated: readonly (readonly [type: string, tail: string, head: string, label: string])[] = [
  ["aws:wafv2/webAclAssociation:WebAclAssociation", "webAclArn", "resourceArn", "inspects"],
  ["aws:route53/record:Record", "", "aliases", "names"],
  ["aws:rds/proxyTarget:ProxyTarget", "dbProxyName", "dbInstanceIdentifier", ""],
  ["aws:rds/instance:Instance", "replicateSourceDb", "", "replicates"],
  ["aws:lb/loadBalancer:LoadBalancer", "", "accessLogs", "access logs"],
];

function associations(reader: PlanReader): readonly Link[] {
  const found = stated.flatMap(([type, tail, head, label]) =>
    reader.ofType(type).flatMap((resource) => {
      const end = (property: string) => (property === "" ? [resource.id] : reader.targets(resource.inputs[property]).map(({ id }) => id));
      return end(tail).flatMap((from) => end(head).map((to) => ({ from, to, because: [resource.id], label })));
    }),
  );
  return [...found, ...backups(reader)];
}

/** Backup selection → plan → vault: the arrow points from the protected resource to the vault. */
function backups(reader: PlanReader): readonly Link[] {
  return reader.ofType("aws:backup/selection:Selection").flatMap((selection) => {
    const vaults = reader.targets(selection.inputs["planId"]).flatMap((plan) => reader.targets(plan.inputs["rules"]));
    const because = [selection.id, ...reader.targets(selection.inputs["planId"]).map(({ id }) => id)];
    return reader
      .targets(selection.inputs["resources"])
      .flatMap(({ id }) => vaults.map((vault) => ({ from: id, to: vault.id, because, label: "backups" })));
  });
}
