/** What of a plan is worth a box: by resource type, so that a third service or a second database shows without new code. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { requestsOf } from "../../plan/listener-requests.ts";
import { referencesOf } from "../../plan/references.ts";
import { isMap, refsAt, valueAt, type PlanIndex } from "../plan-index.ts";

export type Layer = "edge" | "compute" | "data" | "support";

export interface ArchitectureNode {
  /** Id of the resource, or of the first of several that share a box. */
  readonly id: string;
  readonly layer: Layer;
  readonly lines: readonly string[];
  /** Drawn as a store. */
  readonly store: boolean;
  /** Ids of all resources that the box stands for. */
  readonly members: readonly string[];
}

const scalar = (resource: PlanResource, path: string): string => text(valueAt(resource, path));

function text(value: PlanValue | undefined): string {
  if (isMap(value) && "then" in value) return text(value["then"]);
  return value === undefined || typeof value === "object" ? "" : String(value);
}

interface Kind {
  readonly layer: Layer;
  readonly store?: boolean;
  readonly lines: (resource: PlanResource, index: PlanIndex) => readonly string[];
}

/** By Pulumi type. */
const kinds: Readonly<Record<string, Kind>> = {
  "aws:wafv2/webAcl:WebAcl": { layer: "edge", lines: ({ inputs }) => ["WAF", ...firewallLines(inputs["rules"])] },
  "aws:lb/loadBalancer:LoadBalancer": { layer: "edge", lines: (alb, index) => ["Application Load Balancer", ...paths(alb, index)] },
  "aws:ecs/service:Service": { layer: "compute", lines: (service, index) => serviceLines(service, index) },
  "aws:rds/proxy:Proxy": { layer: "data", lines: () => ["RDS Proxy"] },
  "aws:rds/instance:Instance": {
    layer: "data",
    store: true,
    lines: (database) =>
      "replicateSourceDb" in database.inputs
        ? ["Read replica", scalar(database, "instanceClass")]
        : [
            "RDS PostgreSQL",
            `${scalar(database, "instanceClass")}, ${scalar(database, "allocatedStorage")} GiB${database.inputs["multiAz"] === true ? ", Multi-AZ" : ""}`,
          ],
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    layer: "data",
    store: true,
    lines: (redis) => [
      redis.id.replace(/^redis-main$/, "Redis").replace(/^redis-/, "Redis "),
      `${scalar(redis, "numCacheClusters")} × ${scalar(redis, "nodeType")}`,
    ],
  },
  "aws:sqs/queue:Queue": { layer: "data", lines: (queue) => ["SQS queue", scalar(queue, "name")] },
  "aws:backup/vault:Vault": { layer: "support", store: true, lines: () => ["AWS Backup"] },
  "aws:sns/topic:Topic": { layer: "support", lines: (_topic, index) => ["CloudWatch alarms", `${index.ofType(alarmType).length} alarms`] },
};

export const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const natType = "aws:ec2/natGateway:NatGateway";

/** Boxes of a plan, in its order; NAT gateways share one. A dead-letter queue stands behind its queue, in the same box. */
export function nodesOf(index: PlanIndex): readonly ArchitectureNode[] {
  const deadLetters = new Map(
    index
      .ofType("aws:sqs/redrivePolicy:RedrivePolicy")
      .flatMap((policy) => refsAt(policy, "queueUrl").map((queue) => [queue, refsAt(policy, "redrivePolicy")] as const)),
  );
  const behind = new Set([...deadLetters.values()].flat());
  const single = index.plan.resources.flatMap((resource): readonly ArchitectureNode[] => {
    const kind = kinds[resource.type];
    if (kind === undefined || behind.has(resource.id)) return [];
    const lines = kind.lines(resource, index).filter((line) => line !== "");
    const members = [resource.id, ...(deadLetters.get(resource.id) ?? [])];
    return [{ id: resource.id, layer: kind.layer, lines, store: kind.store === true, members }];
  });
  const nats = index.ofType(natType).map(({ id }) => id);
  if (nats.length === 0) return single;
  const lines = [nats.length === 1 ? "NAT gateway" : `${nats.length} NAT gateways`];
  return [...single, { id: nats[0]!, layer: "edge", lines, store: false, members: nats }];
}

function firewallLines(rules: PlanValue | undefined): readonly string[] {
  const statements = (Array.isArray(rules) ? (rules as readonly PlanValue[]) : []).flatMap((rule) =>
    isMap(rule) ? [rule["statement"]] : [],
  );
  const limits = statements.filter((statement) => isMap(statement) && "rateBasedStatement" in statement).length;
  const others = statements.length - limits;
  return [limits > 0 ? `${limits} rate limits` : "", others > 0 ? `${others} ${limits > 0 ? "other " : ""}rules` : ""];
}

/** "/api, /api/* to api": what the listener rules say; with their hosts where there are several. */
function paths(alb: PlanResource, index: PlanIndex): readonly string[] {
  const listeners = index.ofType("aws:lb/listener:Listener").filter(({ id }) => index.needs.get(id)!.has(alb.id));
  const rules = index
    .ofType("aws:lb/listenerRule:ListenerRule")
    .filter(({ id }) => listeners.some((listener) => index.needs.get(id)!.has(listener.id)));
  const requests = requestsOf(rules, String);
  return rules.map((rule) => `${requests(rule)} to ${rule.id.replace(/^alb-rule-/, "")}`);
}

function serviceLines(service: PlanResource, index: PlanIndex): readonly string[] {
  const [definition] = [...referencesOf(service.inputs["taskDefinition"])].map((id) => index.byId.get(id));
  const size = definition === undefined ? "" : `${scalar(definition, "cpu")} CPU units, ${scalar(definition, "memory")} MiB`;
  const tasks = scalar(service, "desiredCount");
  return [service.id.replace(/^ecs-service-/, ""), `${tasks} ${tasks === "1" ? "task" : "tasks"} of ${size}`];
}
