/** Reads single values of network resources: what is known before deployment, and what is not. */
import { parse } from "../plan/expressions.ts";
import { evaluatedResources } from "../plan/hand-written.ts";
import { PlanReader } from "../plan/reader.ts";
import type { Plan, PlanResource, PlanValue } from "../plan/types.ts";
import type { PlanRecord } from "../plan/values.ts";
import { everyPort, everyProtocol, hasPorts, protocolNumber } from "./ports.ts";
import type { Range } from "./types.ts";

/** Services and types whose resources have no network interfaces and decide about no packet: most of a plan, and none of its network. */
const elsewhere =
  /^random:|^aws:(acm|appautoscaling|backup|budgets|ecr|ecrpublic|iam|kms|resourcegroups|route53|s3|secretsmanager|servicediscovery|sns|sqs|ssm|wafv2|xray)\/|^aws:cloudwatch\/(?!eventTarget:)|^aws:ecs\/taskDefinition:/;

/** Properties of the others that decide about no packet either, and that people change every day: size, upkeep, names for people. */
const powerless: ReadonlySet<string> = new Set([
  ...["instanceClass", "nodeType", "numCacheClusters", "multiAz", "desiredCount", "taskDefinition"],
  ...["allocatedStorage", "maxAllocatedStorage", "storageType", "iops", "storageThroughput"],
  ...["engineVersion", "parameterGroupName", "parameters", "maintenanceWindow", "connectionPoolConfig"],
  ...["backupRetentionPeriod", "backupWindow", "snapshotRetentionLimit", "snapshotWindow"],
  ...["deploymentMaximumPercent", "deploymentMinimumHealthyPercent", "healthCheckGracePeriodSeconds"],
  ...["deregistrationDelay", "stickiness", "idleTimeout", "description", "tags"],
]);

/** A reader in which nothing that is known before deployment hides behind `$secret`, `$literal` or `$concat`. */
export function networkReader(plan: Plan): PlanReader {
  return new PlanReader({ ...plan, resources: evaluatedResources(networkPart(plan), plan.resources) }, "nothing");
}

/** The resources and inputs that can decide about packets: plans that have them in common have the same reachability. */
export function networkPart(plan: Plan): readonly PlanResource[] {
  const isElsewhere = byType((type) => elsewhere.test(type));
  return plan.resources.filter(({ type }) => !isElsewhere(type)).map(withoutPowerless);
}

/** Policies and other documents decide about no packet either, and take most of the time to evaluate. */
function withoutPowerless(resource: PlanResource): PlanResource {
  const { inputs } = resource;
  const isPowerless = (name: string) => powerless.has(name) || (inputs[name] !== undefined && parse(inputs[name]).kind === "json");
  const names = Object.keys(inputs);
  if (!names.some(isPowerless)) return resource;
  const kept = names.filter((name) => !isPowerless(name)).map((name) => [name, inputs[name]!] as const);
  return { ...resource, inputs: Object.fromEntries(kept) };
}

/** A property of types, computed once for each: plans have hundreds of resources, but few types. */
export function byType<T>(compute: (type: string) => T): (type: string) => T {
  const known = new Map<string, T>();
  return (type) => {
    if (!known.has(type)) known.set(type, compute(type));
    return known.get(type)!;
  };
}

/** The text or number of a value; undefined if it is absent. `unknown` stands for what only deployment tells. */
export function scalar(reader: PlanReader, value: PlanValue | undefined): { readonly text?: string; readonly unknown: boolean } {
  if (value === undefined || value === null) return { unknown: false };
  if (typeof value !== "object") return { text: String(value), unknown: false };
  const found = reader.resolve(value);
  if (found.state === "absent") return { unknown: false };
  if (found.state === "unknown" || typeof found.value === "object") return { unknown: true };
  return { text: String(found.value), unknown: false };
}

/** A switch; `unknown` if only deployment tells. */
export function flag(reader: PlanReader, value: PlanValue | undefined, otherwise: boolean): boolean | "unknown" {
  const { text, unknown } = scalar(reader, value);
  if (unknown) return "unknown";
  return text === undefined ? otherwise : text === "true" || text === "ENABLED";
}

/** Outputs that identify something that AWS makes together with the resource, not the resource itself. */
const companions = /^(default|main)\w+Id$/;

/**
 * What a value identifies: the id of a planned resource (`vpc`), of something that comes with it (`vpc.mainRouteTableId`), or the AWS id of
 * something outside of the plan (`sg-0a1b2c3d`). Undefined if only deployment tells.
 */
export function identity(reader: PlanReader, value: PlanValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  const node = parse(value ?? null);
  if (node.kind === "ref") {
    const [output] = node.path;
    return typeof output === "string" && companions.test(output) ? `${node.id}.${output}` : node.id;
  }
  return scalar(reader, value).text;
}

/** Protocols and ports of a rule. What only deployment tells is taken as everything. */
export interface Traffic {
  readonly protocol: Range;
  readonly ports: Range;
  readonly unknown: boolean;
}

/** The traffic of a security group rule or network ACL rule; both write ICMP types and codes in their own ways. */
export function trafficOf(reader: PlanReader, rule: PlanRecord): Traffic {
  const { text = "-1", unknown } = scalar(reader, rule["ipProtocol"] ?? rule["protocol"]);
  const number = protocolNumber(text);
  if (unknown || number === undefined) {
    return { protocol: everyProtocol, ports: everyPort, unknown: unknown || !["-1", "all"].includes(text.toLowerCase()) };
  }
  const protocol: Range = [number, number];
  if (!hasPorts(number) && number !== 1 && number !== 58) return { protocol, ports: everyPort, unknown: false };
  const read = (...names: readonly string[]) =>
    scalar(
      reader,
      names.map((name) => rule[name]).find((value) => value !== undefined),
    );
  const [from, to] = hasPorts(number) ? [read("fromPort"), read("toPort")] : [read("icmpType", "fromPort"), read("icmpCode", "toPort")];
  if (from.unknown || to.unknown) return { protocol, ports: everyPort, unknown: true };
  const [start, end] = [from.text, to.text].map((each) => (each === undefined ? undefined : Number(each)));
  return { protocol, ports: hasPorts(number) ? portRange(start, end) : icmpRange(start, end), unknown: false };
}

function portRange(from: number | undefined, to: number | undefined): Range {
  return from === undefined || to === undefined || from < 0 || to < 0 ? everyPort : [from, to];
}

/** Type and code as one number; -1 stands for all of them. */
function icmpRange(type: number | undefined, code: number | undefined): Range {
  if (type === undefined || type < 0) return everyPort;
  return code === undefined || code < 0 ? [type * 256, type * 256 + 255] : [type * 256 + code, type * 256 + code];
}
