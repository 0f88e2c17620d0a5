/** The title of a resource in a picture, and a line with its main settings. */
import { counted } from "../../diagnostics/counted.ts";
import type { PlanResource } from "../../plan/types.ts";
import { shortType } from "../labels.ts";
import type { PlanReader } from "../../plan/reader.ts";
import { sourceOf } from "../../plan/replicas.ts";
import { list, member, records } from "../../plan/values.ts";
import { amount, document, shown } from "./values.ts";

/** Determines the color. */
export type CardKind = "traffic" | "compute" | "database" | "cache" | "messages" | "support";

export interface Card {
  /** Id of the resource that the card represents. */
  readonly id: string;
  readonly kind: CardKind;
  readonly title: string;
  readonly detail: string;
  /** All ids, if the card represents several similar resources. */
  readonly covers?: readonly string[];
  /** Units in each subnet (tasks, addresses); undefined if the plan does not state which subnet a unit is in. */
  readonly units?: { readonly total: number; readonly name: string };
}

type Describe = (resource: PlanResource, reader: PlanReader) => Omit<Card, "id">;

const described: Readonly<Record<string, Describe>> = {
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:ecs/service:Service": service,
  "aws:rds/instance:Instance": databaseInstance,
  "aws:rds/proxy:Proxy": ({ inputs }) => ({
    kind: "database",
    title: "RDS Proxy",
    detail: sentence(inputs["requireTls"] === true && "TLS only", "database connection pool"),
  }),
  "aws:elasticache/replicationGroup:ReplicationGroup": replicationGroup,
  "aws:sqs/queue:Queue": queue,
  "aws:wafv2/webAcl:WebAcl": ({ inputs }) => {
    const rules = records(records(inputs["rules"]).map((rule) => rule["statement"] ?? null));
    const limits = rules.filter((statement) => "rateBasedStatement" in statement).length;
    const managed = rules.filter((statement) => "managedRuleGroupStatement" in statement).length;
    return {
      kind: "traffic",
      title: "Web application firewall",
      detail: sentence(limits > 0 && counted(limits, "rate limit"), managed > 0 && counted(managed, "managed rule group")),
    };
  },
  "aws:route53/record:Record": ({ inputs }) => ({
    kind: "traffic",
    title: "Route 53",
    detail: `${shown(inputs["type"]) ?? ""} record ${shown(inputs["name"]) ?? ""}`,
  }),
  "aws:s3/bucket:Bucket": () => ({ kind: "support", title: "S3 bucket", detail: "" }),
  "aws:backup/vault:Vault": ({ id }, reader) => {
    const plans = reader.users(id).filter(({ type }) => type === "aws:backup/plan:Plan");
    const rules = plans.flatMap(({ inputs }) => records(inputs["rules"]));
    const kept = rules.map(
      (rule) => `${shown(rule["ruleName"])} recovery points kept ${shown(member(rule["lifecycle"], "deleteAfter")) ?? "forever"}`,
    );
    return { kind: "support", title: "Backup vault", detail: sentence(...kept.map((text) => `${text} days`)) };
  },
};

/** The card of a resource. A type without a card layout shows its type. */
export function cardOf(resource: PlanResource, reader: PlanReader): Card {
  const describe = described[resource.type];
  if (describe !== undefined) return { id: resource.id, ...describe(resource, reader) };
  return { id: resource.id, kind: "support", title: shortType(resource.type), detail: "" };
}

/** The non-empty parts, joined by commas. */
export function sentence(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(", ");
}

function loadBalancer({ id, inputs }: PlanResource, reader: PlanReader): Omit<Card, "id"> {
  const listeners = reader.users(id).filter(({ type }) => type === "aws:lb/listener:Listener");
  const ports = listeners.map((listener) => `${shown(listener.inputs["protocol"])} ${shown(listener.inputs["port"])}`);
  const kind = inputs["internal"] === true ? "internal" : "internet-facing";
  return { kind: "traffic", title: "Application load balancer", detail: sentence(kind, ...ports.sort().toReversed()) };
}

function service(resource: PlanResource, reader: PlanReader): Omit<Card, "id"> {
  const { id, inputs } = resource;
  const task = reader.targets(resource.inputs["taskDefinition"])[0];
  const total = amount(inputs["desiredCount"]) ?? 0;
  const target = reader.users(id).find(({ type }) => type === "aws:appautoscaling/target:Target");
  const [least, most] = [amount(target?.inputs["minCapacity"]), amount(target?.inputs["maxCapacity"])];
  const scaling = least !== undefined && most !== undefined && `${least} to ${most} tasks`;
  const cpu = amount(task?.inputs["cpu"]);
  const memory = amount(task?.inputs["memory"]);
  const processor = shown(member(task?.inputs["runtimePlatform"], "cpuArchitecture"));
  const size = cpu !== undefined && memory !== undefined && `${cpu / 1024} vCPU and ${memory / 1024} GiB each`;
  return {
    kind: "compute",
    title: `Service ${containerName(task) ?? id}`,
    detail: sentence(scaling || counted(total, "task"), size, processor === "ARM64" && "Graviton", usesSpot(resource) && "Spot"),
    units: { total, name: "task" },
  };
}

function usesSpot({ inputs }: PlanResource): boolean {
  return list(inputs["capacityProviderStrategies"]).some((item) => shown(member(item, "capacityProvider")) === "FARGATE_SPOT");
}

/** Name of the first essential container of a task. */
export function containerName(task: PlanResource | undefined): string | undefined {
  const containers = records(document(task?.inputs["containerDefinitions"]));
  return shown((containers.find((container) => container["essential"] !== false) ?? containers[0])?.["name"]);
}

function databaseInstance(resource: PlanResource, reader: PlanReader): Omit<Card, "id"> {
  const { inputs } = resource;
  const source = sourceOf(reader, resource);
  const storage = amount(inputs["allocatedStorage"]);
  return {
    kind: "database",
    title: source === undefined ? `RDS ${engine(inputs["engine"])} ${shown(inputs["engineVersion"]) ?? ""}`.trim() : "RDS read replica",
    detail: sentence(
      shown(inputs["instanceClass"]),
      storage !== undefined && `${storage} GiB ${shown(inputs["storageType"]) ?? ""}`.trim(),
      inputs["multiAz"] === true ? "primary and standby in two zones" : "single zone",
      inputs["storageEncrypted"] === true && "encrypted",
    ),
  };
}

function engine(value: PlanResource["inputs"][string] | undefined): string {
  const name = shown(value) ?? "database";
  return name === "postgres" ? "PostgreSQL" : name;
}

function replicationGroup({ inputs }: PlanResource): Omit<Card, "id"> {
  const nodes = amount(inputs["numCacheClusters"]) ?? 1;
  const name = shown(inputs["engine"]) === "valkey" ? "Valkey" : "Redis";
  return {
    kind: "cache",
    title: `${name} ${shown(inputs["engineVersion"]) ?? ""}`.trim(),
    detail: sentence(
      shown(inputs["nodeType"]),
      nodes === 1 ? "single node" : `primary and ${counted(nodes - 1, "replica")}`,
      inputs["transitEncryptionEnabled"] === true && "TLS",
    ),
  };
}

function queue({ id, inputs }: PlanResource, reader: PlanReader): Omit<Card, "id"> {
  const redrive = reader
    .users(id)
    .find(({ type, inputs: own }) => type === "aws:sqs/redrivePolicy:RedrivePolicy" && shown(own["queueUrl"]) === id);
  const policy = document(redrive?.inputs["redrivePolicy"]);
  const days = (amount(inputs["messageRetentionSeconds"]) ?? 345_600) / 86_400;
  return {
    kind: "messages",
    title: "SQS queue",
    detail: sentence(
      `messages kept ${counted(days, "day")}`,
      policy !== undefined &&
        `after ${shown(member(policy, "maxReceiveCount"))} receives to ${shown(member(policy, "deadLetterTargetArn")) ?? "its dead-letter queue"}`,
    ),
  };
}
