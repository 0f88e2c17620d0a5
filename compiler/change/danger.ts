/** What each operation means for the environment: its danger, what somebody notices, and for how long. */
import { readerOf, type PlanReader } from "../plan/reader.ts";
import type { Plan, PlanResource } from "../plan/types.ts";
import { blockInUse } from "./blocks-in-use.ts";
import { secondsOf, durationSource, timeText } from "./duration.ts";
import { inPlaceFact, typeFacts, type InPlaceFact } from "./facts.ts";
import {
  interruptionBy,
  isRefused,
  isRevision,
  isRollout,
  lossBy,
  refusesNewSubnets,
  type Interruption,
  type Seconds,
} from "./interruptions.ts";
import { refusedForReplicas } from "./replicas.ts";
import { serviceName, servicesUsing } from "./services.ts";
import { servesRequests } from "./serving.ts";
import type { Change, Operation, PropertyChange } from "./types.ts";

/** From the worst to the best. `unknown`: no fact says what happens, which is never taken for safe. */
export const dangers = [
  "data loss",
  "destroyed",
  "refused",
  "unknown",
  "replaced, deleted first",
  "restart or failover",
  "replaced, created first",
  "rolling deployment",
  "in the maintenance window",
  "in place",
  "created",
  "no effect",
] as const;
export type Danger = (typeof dangers)[number];

/** A time without service. */
export interface Downtime {
  readonly seconds: Seconds;
  /** Names of the services that notice: `api`. Empty if none uses the resource. */
  readonly who: readonly string[];
  /** Where the figure comes from. */
  readonly source: string;
}

export interface Assessment {
  readonly operation: Operation;
  readonly danger: Danger;
  /** What happens, most important first; sentences without a full stop. */
  readonly notices: readonly string[];
  readonly downtime?: Downtime;
}

/** One assessment per operation: the worst first, then by downtime, then in the order of the change. */
export function assess(before: Plan | undefined, after: Plan | undefined, change: Change): readonly Assessment[] {
  const context = { old: before && readerOf(before, "in-service"), now: after && readerOf(after, "in-service") };
  const found = change.operations.map((operation) => assessmentOf(operation, context));
  return found
    .map((one, index) => ({ one, index }))
    .sort((a, b) => rankOf(a.one) - rankOf(b.one) || mostSeconds(b.one) - mostSeconds(a.one) || a.index - b.index)
    .map(({ one }) => one);
}

function rankOf({ danger }: Assessment): number {
  return dangers.indexOf(danger);
}

function mostSeconds({ downtime }: Assessment): number {
  return downtime?.seconds[1] ?? 0;
}

interface Context {
  readonly old: PlanReader | undefined;
  readonly now: PlanReader | undefined;
}

function assessmentOf(operation: Operation, context: Context): Assessment {
  switch (operation.kind) {
    case "create":
      return { operation, danger: "created", notices: [] };
    case "delete":
      return { operation, ...deleted(operation, context) };
    case "replace":
      return { operation, ...replaced(operation, context) };
    case "update":
      return { operation, ...updated(operation, context) };
    case "ignored":
      return { operation, danger: "no effect", notices: ["no effect on a deployed stack: `ignoreChanges` names what differs"] };
    case "options":
      return { operation, danger: "no effect", notices: protection(operation, context) };
    default:
      return { operation, danger: "unknown", notices: ["no fact says whether this replaces the resource"] };
  }
}

type Verdict = Omit<Assessment, "operation">;

function protection(operation: Operation, { now }: Context): readonly string[] {
  const protect = now?.byId(operation.id)?.options.protect === true;
  if (protect === operation.protected) return ["changes what Pulumi does when it deletes the resource, and nothing in AWS"];
  return [protect ? "Pulumi refuses to delete or replace it from now on" : "Pulumi may delete or replace it from now on"];
}

/** Data that goes with a resource; undefined if there is none, "unknown" if no fact says so. */
function dataIn({ stateful, copy, type }: Operation): "data" | "unknown" | undefined {
  if (copy) return undefined;
  if (stateful) return "data";
  return typeFacts(type) === undefined ? "unknown" : undefined;
}

function deleted(operation: Operation, { old }: Context): Verdict {
  if (operation.retained) return { danger: "in place", notices: ["Pulumi forgets it; AWS keeps it, and its data"] };
  const notices = [...refusal(operation), ...remains(operation, old)];
  const data = dataIn(operation);
  if (data === "data") return { danger: "data loss", notices: ["what it holds is deleted", ...notices] };
  if (data === "unknown") return { danger: "unknown", notices: ["destroyed; no fact says whether it holds data", ...notices] };
  return { danger: "destroyed", notices };
}

function replaced(operation: Operation, { old, now }: Context): Verdict {
  const first = operation.order === "create first" ? "replaced, created first" : "replaced, deleted first";
  const effect = typeFacts(operation.type)?.replaceEffect;
  const notices = [...refusal(operation), ...(effect === undefined ? [] : [effect])];
  const downtime = first === "replaced, deleted first" ? gap(operation, old) : undefined;
  const data = dataIn(operation);
  const rest = downtime === undefined ? {} : { downtime };
  if (operation.retained) {
    const kept = "the new one starts empty; AWS keeps the old one and its data, outside of the stack";
    return { danger: first, notices: data === "data" ? [kept, ...notices] : notices, ...rest };
  }
  if (data === "data") {
    return { danger: "data loss", notices: ["a new, empty one takes its place", ...remains(operation, old), ...notices], ...rest };
  }
  if (data === "unknown") return { danger: "unknown", notices: ["replaced; no fact says whether it holds data", ...notices], ...rest };
  if (first === "replaced, created first" && isRevision(operation.type)) return { danger: rolledOut(operation, now), notices };
  return { danger: first, notices, ...rest };
}

/** A revision that no service runs waits for the next task that somebody starts. */
function rolledOut({ id }: Operation, now: PlanReader | undefined): Danger {
  const resource = now?.byId(id);
  return resource !== undefined && servicesUsing(resource, now!).length > 0 ? "rolling deployment" : "in place";
}

function refusal(operation: Operation): readonly string[] {
  return operation.protected ? ["`pulumi up` refuses this while the resource is protected"] : [];
}

/** What is left of the data: the database's and the cache's final snapshot. */
function remains({ id, previousId, type }: Operation, old: PlanReader | undefined): readonly string[] {
  const resource = old?.byId(previousId ?? id);
  if (resource?.inputs["finalSnapshotIdentifier"] === undefined || resource.inputs["skipFinalSnapshot"] === true) return [];
  return [`a final snapshot keeps the ${type.includes("rds/") ? "data" : "contents"} as of the deletion; nothing restores it by itself`];
}

/** From the deletion to the end of the creation. A copy, such as a version of a secret, leaves its predecessor in use. */
function gap({ id, previousId, type, copy }: Operation, old: PlanReader | undefined): Downtime | undefined {
  const serving = servesRequests(type) && !copy;
  const resource = old?.byId(previousId ?? id);
  if (!serving || resource === undefined) return undefined;
  const [gone, made] = [secondsOf(type, "delete"), secondsOf(type, "create")];
  return {
    seconds: [gone[0] + made[0], gone[1] + made[1]],
    who: servicesUsing(resource, old!),
    source: durationSource(type, "create"),
  };
}

function updated(operation: Operation, { old, now }: Context): Verdict {
  const resource = now?.byId(operation.id);
  const facts = typeFacts(operation.type);
  if (facts === undefined || resource === undefined) {
    return { danger: "unknown", notices: ["no facts about the type: the change may restart or replace it"] };
  }
  const parts = operation.properties.map((property) => partOf(operation, property, resource, old ?? now!));
  const worst = parts.reduce<Verdict>((a, b) => (dangers.indexOf(b.danger) < dangers.indexOf(a.danger) ? b : a), {
    danger: "in place",
    notices: [],
  });
  const longest = parts.reduce<Downtime | undefined>(
    (a, { downtime: b }) => (a === undefined || (b && b.seconds[1] > a.seconds[1]) ? b : a),
    undefined,
  );
  const notices = [...new Set([...worst.notices, ...parts.flatMap((part) => part.notices)])];
  return { danger: worst.danger, notices, ...(longest !== undefined && { downtime: longest }) };
}

/** What the change of one property in place means. */
function partOf(operation: Operation, property: PropertyChange, resource: PlanResource, reader: PlanReader): Verdict {
  const { type } = operation;
  const { name } = property;
  const [before, after] = [reader.known(property.before as never), reader.known(property.after as never)];
  if (isRefused(type, name, before, after)) return { danger: "refused", notices: [`AWS refuses this \`${name}\``] };
  if (refusesNewSubnets(type, name, property.through)) {
    return { danger: "refused", notices: ["AWS refuses to remove subnets that a database or cache uses"] };
  }
  const refused = name === "engineVersion" ? refusedForReplicas(reader, resource, before, after) : undefined;
  if (refused !== undefined) return { danger: "refused", notices: [refused] };
  const inUse = blockInUse(operation, property, reader);
  if (inUse !== undefined) return { danger: inUse.isRefused ? "refused" : "in place", notices: [inUse.notice] };
  const loss = lossBy(type, name, before, after);
  const interruption = interruptionBy(type, name, before, after);
  const fact = inPlaceFact(type, name, before, after);
  const notices = [...(loss === undefined ? [] : [loss]), ...(interruption === undefined ? [] : [interruption.text])];
  const downtime = interruption && downtimeOf(interruption, type, name, resource, reader);
  const rest = downtime === undefined ? {} : { downtime };
  if (loss !== undefined) return { danger: "data loss", notices, ...rest };
  if (waits(fact, name, type, resource)) {
    return { danger: "in the maintenance window", notices: [`waits for the maintenance window${windowOf(resource)}`, ...notices], ...rest };
  }
  if (isRollout(type, name)) return { danger: "rolling deployment", notices, ...rest };
  if (interruption !== undefined)
    return { danger: interruption.outage === undefined ? "in place" : "restart or failover", notices, ...rest };
  return { danger: "in place", notices: fact === undefined ? [] : [`${name}: ${fact.effect}`] };
}

function waits(fact: InPlaceFact | undefined, name: string, type: string, { inputs }: PlanResource): boolean {
  if (inputs["applyImmediately"] === true) return false;
  return fact === undefined ? typeFacts(type)!.deferred.includes(name) : fact.applies.includes("with applyImmediately, else");
}

function windowOf({ inputs }: PlanResource): string {
  const window = inputs["maintenanceWindow"];
  return typeof window === "string" ? ` (${window} UTC)` : "";
}

function downtimeOf(
  { outage }: Interruption,
  type: string,
  name: string,
  resource: PlanResource,
  reader: PlanReader,
): Downtime | undefined {
  if (isRollout(type, name)) return lastTask(resource, reader);
  if (outage === undefined) return undefined;
  const { seconds, standby, source } = outage;
  return { seconds: standby !== undefined && hasStandby(resource) ? standby : seconds, who: servicesUsing(resource, reader), source };
}

function hasStandby({ inputs }: PlanResource): boolean {
  return inputs["multiAz"] === true || inputs["automaticFailoverEnabled"] === true;
}

/** A rolling deployment interrupts only a service that may stop its last task before the new one is healthy. */
function lastTask(service: PlanResource, reader: PlanReader): Downtime | undefined {
  const desired = reader.number(service, "desiredCount", 1);
  const healthy = Math.ceil((desired * reader.number(service, "deploymentMinimumHealthyPercent", 100)) / 100);
  if (desired === 0 || healthy > 0) return undefined;
  return {
    seconds: secondsOf(service.type, "create"),
    who: [serviceName(service.id)],
    source: `desiredCount ${desired} at a deploymentMinimumHealthyPercent of ${reader.number(service, "deploymentMinimumHealthyPercent", 100)} keeps no task; ${timeText(secondsOf(service.type, "create")[0])} until the new one is healthy is an estimate`,
  };
}
