/**
 * Ways to running tasks that an update closes before the tasks themselves are exchanged: a port of a security group, or a target group that
 * requests no longer go to. AWS applies both at once, while the deployment that follows takes minutes.
 */
import type { PlanReader } from "../../plan/reader.ts";
import { refId, referencesOf, refersTo } from "../../plan/references.ts";
import type { PlanResource } from "../../plan/types.ts";
import { isRollout } from "../danger/interruptions.ts";
import { serviceName, serviceType } from "../services.ts";
import type { Operation } from "../types.ts";

export interface CutOff {
  /** Names of the services whose tasks are cut off until their own deployment ends. */
  readonly services: readonly string[];
  /** What they lack: "healthy task". */
  readonly lacks: string;
  readonly text: string;
}

type Operations = ReadonlyMap<string, Operation>;

/** Undefined if the operation closes nothing, or no deployment follows: then nothing is different after the change. */
export function cutOff(operation: Operation, old: PlanReader, now: PlanReader, operations: Operations): CutOff | undefined {
  if (operation.kind !== "update") return undefined;
  const [before, after] = [old.byId(operation.previousId ?? operation.id), now.byId(operation.id)];
  if (before === undefined || after === undefined) return undefined;
  if (/^aws:vpc\/securityGroup(In|E)gressRule:/.test(after.type)) return closedPort(before, after, old, operations);
  return after.type.startsWith("aws:lb/listener") ? emptyTargets(after, now, operations) : undefined;
}

function closedPort(before: PlanResource, after: PlanResource, old: PlanReader, operations: Operations): CutOff | undefined {
  if (admitsAll(before, after) || staysOpen(before, old, operations)) return undefined;
  const groups = [refId(before.inputs["securityGroupId"]), refId(before.inputs["referencedSecurityGroupId"])];
  const inGroups = (resource: PlanResource, property: string) =>
    groups.some((group) => group !== undefined && refersTo(resource.inputs[property], group));
  const services = deploying(old, operations, (service) => inGroups(service, "networkConfiguration"));
  if (services.length === 0) return undefined;
  const balancer = old.ofType("aws:lb/loadBalancer:LoadBalancer").find((each) => inGroups(each, "securityGroups"));
  const lost = balancer === undefined ? "what the rule admitted" : balancer.id;
  return {
    services,
    lacks: balancer === undefined ? "network access" : "healthy task",
    text: `${after.id} changes at once: until the deployment of ${services.join(", ")} ends, ${lost} is cut off from the old tasks`,
  };
}

/** Does another rule admit the same until the end? Pulumi deletes last. */
function staysOpen(rule: PlanResource, old: PlanReader, operations: Operations): boolean {
  return old.ofType(rule.type).some((other) => {
    const kind = operations.get(other.id)?.kind ?? "delete";
    return other.id !== rule.id && kind === "delete" && admitsAll(rule, other);
  });
}

/** Properties of a rule that decide whose packets it admits, besides the ports. */
const peers = ["securityGroupId", "ipProtocol", "cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

/** Does the rule still admit everything that it admitted? */
function admitsAll({ inputs: before }: PlanResource, { inputs: after }: PlanResource): boolean {
  if (peers.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))) return false;
  if (before["ipProtocol"] === "-1") return true;
  return Number(after["fromPort"]) <= Number(before["fromPort"]) && Number(after["toPort"]) >= Number(before["toPort"]);
}

/** A rule or listener that forwards to nothing but target groups without tasks. */
function emptyTargets(after: PlanResource, now: PlanReader, operations: Operations): CutOff | undefined {
  const targets = [...referencesOf([after.inputs["actions"] ?? [], after.inputs["defaultActions"] ?? []])].flatMap((id) => {
    const target = now.byId(id);
    return target?.type === "aws:lb/targetGroup:TargetGroup" ? [target] : [];
  });
  if (targets.length === 0 || targets.some(({ id }) => !isNew(operations.get(id)))) return undefined;
  const services = deploying(now, operations, (service) => targets.some(({ id }) => refersTo(service.inputs["loadBalancers"], id)));
  if (services.length === 0) return undefined;
  const names = targets.map(({ id }) => id).join(", ");
  const text = `${after.id} forwards to the new ${names} before a task is in it: requests fail until the deployment of ${services.join(", ")} ends`;
  return { services, lacks: "healthy task", text };
}

function isNew(operation: Operation | undefined): boolean {
  return operation?.kind === "create" || operation?.kind === "replace";
}

/** Sorted names of the services that the change deploys anew. */
function deploying(reader: PlanReader, operations: Operations, concerns: (service: PlanResource) => boolean): readonly string[] {
  const found = reader.ofType(serviceType).filter((service) => concerns(service) && deploys(operations.get(service.id)));
  return found.map(({ id }) => serviceName(id)).sort();
}

function deploys(operation: Operation | undefined): boolean {
  return isNew(operation) || (operation?.kind === "update" && operation.properties.some(({ name }) => isRollout(serviceType, name)));
}
