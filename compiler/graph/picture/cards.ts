/** What a resource is called in a picture, and the one line that says how it is set. */
import type { PlanResource } from "../../plan/types.ts";
import { shortType } from "../labels.ts";
import { amount, count, document, list, record, shown } from "./values.ts";
import type { PictureView } from "./view.ts";

/** Decides the colour. */
export type CardKind = "traffic" | "compute" | "database" | "cache" | "messages" | "support";

export interface Card {
  /** Id of the resource that the card stands for. */
  readonly id: string;
  readonly kind: CardKind;
  readonly title: string;
  readonly detail: string;
  /** Where it stands for several that are alike: all of them. */
  readonly covers?: readonly string[];
  /** Things that stand in each of its subnets (tasks, addresses); undefined where the plan does not say which subnet holds one. */
  readonly units?: { readonly total: number; readonly name: string };
}

type Describe = (resource: PlanResource, view: PictureView) => Omit<Card, "id">;

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
    const rules = list(inputs["rules"]).map((rule) => record(record(rule)?.["statement"]) ?? {});
    const limits = rules.filter((statement) => "rateBasedStatement" in statement).length;
    const managed = rules.filter((statement) => "managedRuleGroupStatement" in statement).length;
    return {
      kind: "traffic",
      title: "Web application firewall",
      detail: sentence(limits > 0 && count(limits, "rate limit"), managed > 0 && count(managed, "managed rule group")),
    };
  },
  "aws:route53/record:Record": ({ inputs }) => ({
    kind: "traffic",
    title: "Route 53",
    detail: `${shown(inputs["type"]) ?? ""} record ${shown(inputs["name"]) ?? ""}`,
  }),
  "aws:s3/bucket:Bucket": () => ({ kind: "support", title: "S3 bucket", detail: "" }),
  "aws:backup/vault:Vault": ({ id }, view) => {
    const plans = view.usersOf(id).filter(({ type }) => type === "aws:backup/plan:Plan");
    const rules = plans.flatMap(({ inputs }) => list(inputs["rules"])).map((rule) => record(rule) ?? {});
    const kept = rules.map(
      (rule) => `${shown(rule["ruleName"])} recovery points kept ${shown(record(rule["lifecycle"])?.["deleteAfter"]) ?? "forever"}`,
    );
    return { kind: "support", title: "Backup vault", detail: sentence(...kept.map((text) => `${text} days`)) };
  },
};

/** The card of a resource; of a type that has no words of its own, its type. */
export function cardOf(resource: PlanResource, view: PictureView): Card {
  const describe = described[resource.type];
  if (describe !== undefined) return { id: resource.id, ...describe(resource, view) };
  return { id: resource.id, kind: "support", title: shortType(resource.type), detail: "" };
}

/** Non-empty parts, joined by commas. */
export function sentence(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(", ");
}

function loadBalancer({ id, inputs }: PlanResource, view: PictureView): Omit<Card, "id"> {
  const listeners = view.usersOf(id).filter(({ type }) => type === "aws:lb/listener:Listener");
  const ports = listeners.map((listener) => `${shown(listener.inputs["protocol"])} ${shown(listener.inputs["port"])}`);
  const kind = inputs["internal"] === true ? "internal" : "internet-facing";
  return { kind: "traffic", title: "Application load balancer", detail: sentence(kind, ...ports.sort().toReversed()) };
}

function service(resource: PlanResource, view: PictureView): Omit<Card, "id"> {
  const { id, inputs } = resource;
  const task = view.targets(resource, "taskDefinition")[0];
  const total = amount(inputs["desiredCount"]) ?? 0;
  const target = view.usersOf(id).find(({ type }) => type === "aws:appautoscaling/target:Target");
  const [least, most] = [amount(target?.inputs["minCapacity"]), amount(target?.inputs["maxCapacity"])];
  const scaling = least !== undefined && most !== undefined && `${least} to ${most} tasks`;
  const cpu = amount(task?.inputs["cpu"]);
  const memory = amount(task?.inputs["memory"]);
  const processor = shown(record(task?.inputs["runtimePlatform"])?.["cpuArchitecture"]);
  const size = cpu !== undefined && memory !== undefined && `${cpu / 1024} vCPU and ${memory / 1024} GiB each`;
  return {
    kind: "compute",
    title: `Service ${containerName(task) ?? id}`,
    detail: sentence(scaling || count(total, "task"), size, processor === "ARM64" && "Graviton", usesSpot(resource) && "Spot"),
    units: { total, name: "task" },
  };
}

function usesSpot({ inputs }: PlanResource): boolean {
  return list(inputs["capacityProviderStrategies"]).some((item) => shown(record(item)?.["capacityProvider"]) === "FARGATE_SPOT");
}

/** Name of a task's first container that is essential. */
export function containerName(task: PlanResource | undefined): string | undefined {
  const containers = list(document(task?.inputs["containerDefinitions"])).map(record);
  return shown((containers.find((container) => container?.["essential"] !== false) ?? containers[0])?.["name"]);
}

function databaseInstance(resource: PlanResource, view: PictureView): Omit<Card, "id"> {
  const { inputs } = resource;
  const source = view.targets(resource, "replicateSourceDb")[0];
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
      nodes === 1 ? "single node" : `primary and ${count(nodes - 1, "replica")}`,
      inputs["transitEncryptionEnabled"] === true && "TLS",
    ),
  };
}

function queue({ id, inputs }: PlanResource, view: PictureView): Omit<Card, "id"> {
  const redrive = view
    .usersOf(id)
    .find(({ type, inputs: own }) => type === "aws:sqs/redrivePolicy:RedrivePolicy" && shown(own["queueUrl"]) === id);
  const policy = record(document(redrive?.inputs["redrivePolicy"]));
  const days = (amount(inputs["messageRetentionSeconds"]) ?? 345_600) / 86_400;
  return {
    kind: "messages",
    title: "SQS queue",
    detail: sentence(
      `messages kept ${count(days, "day")}`,
      policy !== undefined &&
        `after ${shown(policy["maxReceiveCount"])} receives to ${shown(policy["deadLetterTargetArn"]) ?? "its dead-letter queue"}`,
    ),
  };
}
