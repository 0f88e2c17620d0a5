/** What an update in place means, property by property. */
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanResource } from "../../plan/types.ts";
import { serviceName, servicesUsing } from "../services.ts";
import { secondsOf, timeText } from "../time/duration.ts";
import type { Operation, PropertyChange } from "../types.ts";
import { blockInUse } from "./blocks-in-use.ts";
import { inPlaceFact, isUnnoticed, typeFacts, type InPlaceFact } from "./facts.ts";
import { interruptionBy, isRollout, refusalBy, type Interruption } from "./interruptions.ts";
import { lossBy } from "./losses.ts";
import { parameterTexts } from "./parameters.ts";
import { refusedForReplicas } from "./replicas.ts";
import { subnetsInUse } from "./subnets-in-use.ts";
import type { Downtime, Verdict } from "./verdict.ts";

/** What the change of one property in place means. `reader` reads the plan before the change. */
export function changedInPlace(operation: Operation, property: PropertyChange, resource: PlanResource, reader: PlanReader): Verdict {
  const { type } = operation;
  const { name } = property;
  const [before, after] = [reader.known(property.before as never), reader.known(property.after as never)];
  const kept = keptFrom(operation, property, resource, reader, before, after);
  if (kept !== undefined) return kept;
  const loss = lossBy(type, name, before, after);
  const interruption = interruptionBy(type, name, before, after);
  const standby = hasStandby(resource) && hasStandby(reader.byId(operation.previousId ?? operation.id));
  const fact = inPlaceFact(type, name, before, after);
  const notices = [...(loss === undefined ? [] : [loss]), ...(interruption === undefined ? [] : [interruptionText(interruption, standby)])];
  const downtime = interruption && downtimeOf(interruption, type, name, standby, resource, reader);
  const rest = downtime === undefined ? {} : { downtime };
  if (loss !== undefined) return { danger: "data loss", notices, ...rest };
  if (interruption?.undecided === true) return { danger: "unknown", notices, ...rest };
  if (fact === undefined && interruption === undefined && !isUnnoticed(type, name))
    return { danger: "unknown", notices: [`${name}: no fact says what this change does`] };
  if (waits(fact, name, type, resource)) {
    const then = notices.length > 0 ? notices : factText(name, fact);
    return { danger: "in the maintenance window", notices: [`waits for the maintenance window${windowOf(resource)}`, ...then], ...rest };
  }
  if (isRollout(type, name)) return { danger: "rolling deployment", notices, ...rest };
  if (interruption !== undefined)
    return { danger: interruption.outage === undefined ? "in place" : "restart or failover", notices, ...rest };
  return {
    danger: fact?.cutsOff === true ? "restart or failover" : "in place",
    notices: parameterTexts(type, name, before, after) ?? factText(name, fact),
  };
}

/** What AWS refuses, or may refuse; undefined if it does not. */
function keptFrom(
  operation: Operation,
  property: PropertyChange,
  resource: PlanResource,
  reader: PlanReader,
  before: unknown,
  after: unknown,
): Verdict | undefined {
  const { type } = operation;
  const { name } = property;
  const refused =
    refusalBy(type, name, before, after) ?? (name === "engineVersion" ? refusedForReplicas(reader, resource, before, after) : undefined);
  if (refused !== undefined) return { danger: "refused", notices: [refused] };
  const subnets = subnetsInUse(operation, property, reader);
  if (subnets !== undefined) return { danger: subnets.isRefused ? "refused" : "unknown", notices: [subnets.notice] };
  const block = blockInUse(operation, property, reader);
  return block === undefined ? undefined : { danger: block.isRefused ? "refused" : "in place", notices: [block.notice] };
}

/** The danger says that it is in place: only what else the fact says is worth a word. */
function factText(name: string, fact: InPlaceFact | undefined): readonly string[] {
  const effect = fact?.effect.replace(/^in place(, at once)?([;,] |$)/, "") ?? "";
  return effect === "" ? [] : [`${name}: ${effect}`];
}

function waits(fact: InPlaceFact | undefined, name: string, type: string, { inputs }: PlanResource): boolean {
  if (inputs["applyImmediately"] === true) return false;
  return fact === undefined ? typeFacts(type)!.deferred.includes(name) : fact.applies.includes("with applyImmediately, else");
}

function windowOf({ inputs }: PlanResource): string {
  const window = inputs["maintenanceWindow"];
  return typeof window === "string" ? ` (${window} UTC)` : "";
}

function interruptionText({ text, withStandby, alone }: Interruption, standby: boolean): string {
  return (standby ? withStandby : alone) ?? text;
}

function downtimeOf(
  { outage }: Interruption,
  type: string,
  name: string,
  standby: boolean,
  resource: PlanResource,
  reader: PlanReader,
): Downtime | undefined {
  if (isRollout(type, name)) return lastTask(resource, reader);
  if (outage === undefined) return undefined;
  const { seconds, standby: shorter, source } = outage;
  return { seconds: standby ? (shorter ?? seconds) : seconds, who: servicesUsing(resource, reader), source };
}

/** One that the same deployment makes, or takes away, does not help. */
function hasStandby(resource: PlanResource | undefined): boolean {
  return resource?.inputs["multiAz"] === true || resource?.inputs["automaticFailoverEnabled"] === true;
}

/** A rolling deployment interrupts only a service that may stop its last task before the new one is healthy. */
function lastTask(service: PlanResource, reader: PlanReader): Downtime | undefined {
  const desired = reader.number(service, "desiredCount", 1);
  const percent = reader.number(service, "deploymentMinimumHealthyPercent", 100);
  if (desired === 0 || Math.ceil((desired * percent) / 100) > 0) return undefined;
  const seconds = secondsOf(service.type, "create");
  return {
    seconds,
    who: [serviceName(service.id)],
    source: `desiredCount ${desired} at a deploymentMinimumHealthyPercent of ${percent} keeps no task; ${timeText(seconds[0])} until the new one is healthy is an estimate`,
  };
}
