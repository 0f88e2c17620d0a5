/** What each operation means for the environment: its danger, what somebody notices, and for how long. */
import { readerOf, type PlanReader } from "../../plan/reader.ts";
import type { Plan } from "../../plan/types.ts";
import { servicesUsing, serviceType } from "../services.ts";
import { servesRequests } from "../serving.ts";
import { cutOff } from "../time/cut-off.ts";
import { durationSource, secondsOf } from "../time/duration.ts";
import type { Change, Operation } from "../types.ts";
import { typeFacts } from "./facts.ts";
import { changedInPlace } from "./in-place.ts";
import { isRevision } from "./interruptions.ts";
import { lossBy } from "./losses.ts";
import { Claims } from "./taken.ts";
import { dangers, worstOf, type Danger, type Downtime, type Verdict } from "./verdict.ts";

export interface Assessment extends Verdict {
  readonly operation: Operation;
}

/**
 * One assessment per operation: the worst first, then by downtime; then what stops the deployment, and what requests pass through, before
 * what nobody misses; then in the order of the change.
 */
export function assess(before: Plan | undefined, after: Plan | undefined, change: Change): readonly Assessment[] {
  const operations = new Map(change.operations.map((one) => [one.id, one]));
  const [old, now] = [before && readerOf(before, "in-service"), after && readerOf(after, "in-service")];
  const context = { old, now, operations, claims: old && now && new Claims(old, now, operations) };
  const found = change.operations.map((operation) => assessmentOf(operation, context));
  return found
    .map((one, index) => ({ one, index }))
    .sort(
      (a, b) =>
        rankOf(a.one) - rankOf(b.one) || mostSeconds(b.one) - mostSeconds(a.one) || weightOf(b.one) - weightOf(a.one) || a.index - b.index,
    )
    .map(({ one }) => one);
}

function rankOf({ danger }: Assessment): number {
  return dangers.indexOf(danger);
}

function mostSeconds({ downtime }: Assessment): number {
  return downtime?.seconds[1] ?? 0;
}

function weightOf({ operation }: Assessment): number {
  return (operation.refused === true ? 2 : 0) + (servesRequests(operation.type) ? 1 : 0);
}

interface Context {
  readonly old: PlanReader | undefined;
  readonly now: PlanReader | undefined;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly claims: Claims | undefined;
}

function assessmentOf(operation: Operation, context: Context): Assessment {
  const own = ownAssessment(operation, context);
  // What is deleted before it is created, or changes nothing else, asks for nothing that is taken.
  const asks = operation.kind === "create" || operation.kind === "update" || operation.kind === "replace";
  const taken = asks ? context.claims?.taken(operation) : undefined;
  return taken === undefined ? own : { ...own, ...worstOf([own, taken]) };
}

function ownAssessment(operation: Operation, context: Context): Assessment {
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
  if (operation.retained) return { danger: "in place", notices: ["Pulumi forgets it; AWS keeps it, and its data", ...refusal(operation)] };
  const effect = typeFacts(operation.type)?.deleteEffect;
  const notices = [...refusal(operation), ...remains(operation, old), ...(effect === undefined ? [] : [effect])];
  const data = dataIn(operation);
  if (data === "data") return { danger: "data loss", notices: ["what it holds is deleted", ...notices] };
  if (data === "unknown") return { danger: "unknown", notices: ["destroyed; no fact says whether it holds data", ...notices] };
  return { danger: "destroyed", notices };
}

function replaced(operation: Operation, { old, now }: Context): Verdict {
  const first = operation.order === "create first" ? "replaced, created first" : "replaced, deleted first";
  const { replaceEffect, betweenEffect } = typeFacts(operation.type) ?? {};
  const between = first === "replaced, deleted first" ? betweenEffect : undefined;
  const notices = [...refusal(operation), ...[replaceEffect, between].filter((effect) => effect !== undefined)];
  const downtime = first === "replaced, deleted first" ? gap(operation, old) : undefined;
  const data = dataIn(operation);
  const rest = downtime === undefined ? {} : { downtime };
  if (operation.retained) {
    const kept = `${successor(operation, now) ?? "the new one starts empty"}; AWS keeps the old one and its data, outside of the stack`;
    return { danger: first, notices: data === "data" ? [kept, ...notices] : notices, ...rest };
  }
  if (data === "data") {
    const lost = successor(operation, now) ?? "a new, empty one takes its place";
    return { danger: "data loss", notices: [lost, ...remains(operation, old), ...notices], ...rest };
  }
  if (data === "unknown") return { danger: "unknown", notices: ["replaced; no fact says whether it holds data", ...notices], ...rest };
  const losses = lostSettings(operation, old, now);
  if (losses.length > 0) return { danger: "data loss", notices: [...losses, ...notices], ...rest };
  if (first === "replaced, created first" && isRevision(operation.type)) return { danger: rolledOut(operation, now), notices };
  return { danger: first, notices, ...rest };
}

/** What takes the place of a database or a cache if it does not start empty. */
function successor({ id }: Operation, now: PlanReader | undefined): string | undefined {
  const { snapshotIdentifier, snapshotName, restoreToPointInTime } = now?.byId(id)?.inputs ?? {};
  const snapshot = snapshotIdentifier ?? snapshotName;
  if (snapshot === undefined && restoreToPointInTime === undefined) return undefined;
  const origin = typeof snapshot === "string" ? `snapshot ${snapshot}` : snapshot === undefined ? "a point in time" : "a snapshot";
  return `a new one, restored from ${origin}, takes its place: what was written since then is lost`;
}

/** What a setting of its own resource deletes elsewhere: a lifecycle policy is replaced, its repository is not. */
function lostSettings({ type, properties }: Operation, old: PlanReader | undefined, now: PlanReader | undefined): readonly string[] {
  const losses = properties.map(({ name, before, after }) =>
    lossBy(type, name, old?.knownDocument(before as never), now?.knownDocument(after as never)),
  );
  return losses.filter((loss) => loss !== undefined);
}

/** A revision that no service runs waits for the next task that somebody starts. */
function rolledOut({ id }: Operation, now: PlanReader | undefined): Danger {
  const resource = now?.byId(id);
  return resource !== undefined && servicesUsing(resource, now!).length > 0 ? "rolling deployment" : "in place";
}

function refusal(operation: Operation): readonly string[] {
  return operation.refused === true ? ["`pulumi up` refuses this while the resource is protected"] : [];
}

/** What is left of the data: the database's and the cache's final snapshot. */
function remains({ id, previousId, type }: Operation, old: PlanReader | undefined): readonly string[] {
  const resource = old?.byId(previousId ?? id);
  if (resource?.inputs["finalSnapshotIdentifier"] === undefined || resource.inputs["skipFinalSnapshot"] === true) return [];
  return [`a final snapshot keeps the ${type.includes("rds/") ? "data" : "contents"} as of the deletion; nothing restores it by itself`];
}

/** From the deletion to the end of the creation; undefined if no service misses it. A copy, such as a version of a secret, leaves its predecessor in use. */
function gap({ id, previousId, type, copy }: Operation, old: PlanReader | undefined): Downtime | undefined {
  const serving = servesRequests(type) && !copy;
  const resource = old?.byId(previousId ?? id);
  if (!serving || resource === undefined) return undefined;
  const who = servicesUsing(resource, old!);
  if (who.length === 0) return undefined;
  const [gone, made] = [secondsOf(type, "delete"), secondsOf(type, "create")];
  return {
    seconds: [gone[0] + made[0], gone[1] + made[1]],
    who,
    source: durationSource(type, "create"),
  };
}

function updated(operation: Operation, { old, now, operations }: Context): Verdict {
  const resource = now?.byId(operation.id);
  if (typeFacts(operation.type) === undefined || resource === undefined) {
    return { danger: "unknown", notices: ["no facts about the type: the change may restart or replace it"] };
  }
  const reader = old ?? now!;
  const cut = cutOff(operation, reader, now!, operations);
  const parts = operation.properties.map((property) => changedInPlace(operation, property, resource, reader));
  if (cut === undefined) return worstOf(parts);
  const downtime = { seconds: secondsOf(serviceType, "update"), who: cut.services, source: durationSource(serviceType, "update") };
  // That each port applies at once is said already.
  const others = parts.filter(({ danger }) => danger !== "in place");
  return worstOf([{ danger: "restart or failover", notices: [cut.text], downtime }, ...others]);
}
