/** Selects the resources of a plan that get a box, by type, so that a third service or a second database appears without new code. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { requestsOf } from "../../plan/listener-requests.ts";
import type { PlanReader } from "../../plan/reader.ts";
import { referencesAt } from "../../plan/references.ts";
import { member, records, valueAt } from "../../plan/values.ts";

export type Layer = "edge" | "compute" | "data" | "support";

export interface ArchitectureNode {
  /** Id of the resource, or of the first of several that share the box. */
  readonly id: string;
  readonly layer: Layer;
  readonly lines: readonly string[];
  /** Drawn as a data store. */
  readonly store: boolean;
  /** Ids of all resources that the box represents. */
  readonly members: readonly string[];
}

/** A scalar value under complete stack config; empty for other values. */
function scalar(reader: PlanReader, resource: PlanResource, path: string): string {
  const value = reader.known(valueAt(resource.inputs, path));
  return value === undefined || typeof value === "object" ? "" : String(value);
}

interface Kind {
  readonly layer: Layer;
  readonly store?: boolean;
  readonly lines: (resource: PlanResource, reader: PlanReader) => readonly string[];
}

/** Kinds by Pulumi type. */
const kinds: Readonly<Record<string, Kind>> = {
  "aws:wafv2/webAcl:WebAcl": { layer: "edge", lines: ({ inputs }) => ["WAF", ...firewallLines(inputs["rules"])] },
  "aws:lb/loadBalancer:LoadBalancer": { layer: "edge", lines: (alb, reader) => ["Application Load Balancer", ...paths(alb, reader)] },
  "aws:ecs/service:Service": { layer: "compute", lines: (service, reader) => serviceLines(service, reader) },
  "aws:rds/proxy:Proxy": { layer: "data", lines: () => ["RDS Proxy"] },
  "aws:rds/instance:Instance": {
    layer: "data",
    store: true,
    lines: (database, reader) =>
      "replicateSourceDb" in database.inputs
        ? ["Read replica", scalar(reader, database, "instanceClass")]
        : [
            "RDS PostgreSQL",
            `${scalar(reader, database, "instanceClass")}, ${scalar(reader, database, "allocatedStorage")} GiB${database.inputs["multiAz"] === true ? ", Multi-AZ" : ""}`,
          ],
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    layer: "data",
    store: true,
    lines: (redis, reader) => [
      redis.id.replace(/^redis-main$/, "Redis").replace(/^redis-/, "Redis "),
      `${scalar(reader, redis, "numCacheClusters")} × ${scalar(reader, redis, "nodeType")}`,
    ],
  },
  "aws:sqs/queue:Queue": { layer: "data", lines: (queue, reader) => ["SQS queue", scalar(reader, queue, "name")] },
  "aws:backup/vault:Vault": { layer: "support", store: true, lines: () => ["AWS Backup"] },
  "aws:sns/topic:Topic": {
    layer: "support",
    lines: (_topic, reader) => ["CloudWatch alarms", `${reader.ofType(alarmType).length} alarms`],
  },
};

export const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const natType = "aws:ec2/natGateway:NatGateway";

/** Boxes of a plan, in its order. NAT gateways share one box, and a dead-letter queue is in the box of its queue. */
export function nodesOf(reader: PlanReader): readonly ArchitectureNode[] {
  const deadLetters = new Map(
    reader
      .ofType("aws:sqs/redrivePolicy:RedrivePolicy")
      .flatMap((policy) => referencesAt(policy, "queueUrl").map((queue) => [queue, referencesAt(policy, "redrivePolicy")] as const)),
  );
  const behind = new Set([...deadLetters.values()].flat());
  const single = reader.plan.resources.flatMap((resource): readonly ArchitectureNode[] => {
    const kind = kinds[resource.type];
    if (kind === undefined || behind.has(resource.id)) return [];
    const lines = kind.lines(resource, reader).filter((line) => line !== "");
    const members = [resource.id, ...(deadLetters.get(resource.id) ?? [])];
    return [{ id: resource.id, layer: kind.layer, lines, store: kind.store === true, members }];
  });
  const nats = reader.ofType(natType).map(({ id }) => id);
  if (nats.length === 0) return single;
  const lines = [nats.length === 1 ? "NAT gateway" : `${nats.length} NAT gateways`];
  return [...single, { id: nats[0]!, layer: "edge", lines, store: false, members: nats }];
}

function firewallLines(rules: PlanValue | undefined): readonly string[] {
  const statements = records(rules).map((rule) => rule["statement"]);
  const limits = statements.filter((statement) => member(statement, "rateBasedStatement") !== undefined).length;
  const others = statements.length - limits;
  return [limits > 0 ? `${limits} rate limits` : "", others > 0 ? `${others} ${limits > 0 ? "other " : ""}rules` : ""];
}

/** "/api, /api/* to api": the paths of the listener rules, with their hosts if there are several. */
function paths(alb: PlanResource, reader: PlanReader): readonly string[] {
  const listeners = reader.ofType("aws:lb/listener:Listener").filter((listener) => reader.dependencies(listener).has(alb.id));
  const rules = reader
    .ofType("aws:lb/listenerRule:ListenerRule")
    .filter((rule) => listeners.some((listener) => reader.dependencies(rule).has(listener.id)));
  const requests = requestsOf(rules, String);
  return rules.map((rule) => `${requests(rule)} to ${rule.id.replace(/^alb-rule-/, "")}`);
}

function serviceLines(service: PlanResource, reader: PlanReader): readonly string[] {
  const [definition] = reader.targets(service.inputs["taskDefinition"]);
  const size =
    definition === undefined ? "" : `${scalar(reader, definition, "cpu")} CPU units, ${scalar(reader, definition, "memory")} MiB`;
  const tasks = scalar(reader, service, "desiredCount");
  return [service.id.replace(/^ecs-service-/, ""), `${tasks} ${tasks === "1" ? "task" : "tasks"} of ${size}`];
}
