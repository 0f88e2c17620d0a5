/**
 * A port that changes while tasks listen on the old one: a first pull request admits the old port by a rule of its own, which Pulumi deletes
 * after the deployment.
 */
import { cutOff } from "../change/time/cut-off.ts";
import { changeOf } from "../change/operations/index.ts";
import type { Change } from "../change/types.ts";
import { editText } from "../edit/edit.ts";
import type { Json } from "../edit/operation.ts";
import { hasErrors } from "../diagnostics/types.ts";
import { readerOf } from "../plan/reader.ts";
import { asWritten } from "../overrides/expressions.ts";
import type { Plan, PlanResource, PlanValue } from "../plan/types.ts";
import type { PlanRecord } from "../plan/values.ts";
import type { Pair } from "./types.ts";

/** The text after the first pull request, and what to say about it. */
export interface First {
  readonly because: string;
  readonly title: string;
  readonly then: string;
  readonly text: string;
}

/** Undefined if the change closes no port, or if a rule of its own does not help. */
export function bridged(change: Change, { before, after }: Pair): First | undefined {
  const [old, now] = [before?.plan, after?.plan];
  if (old === undefined || now === undefined || before?.text === undefined) return undefined;
  const closed = rulesIn(closedBy(old, now, change), old);
  if (closed.length === 0) return undefined;
  const text = editText(
    before.text,
    closed.map((rule) => ({ kind: "set", path: ["extraResources", `${rule.id}-meanwhile`], value: meanwhile(rule) })),
  );
  const compiled = before.recompile?.(text);
  if (compiled?.plan === undefined || hasErrors(compiled.diagnostics)) return undefined;
  if (closedBy(compiled.plan, now, changeOf(compiled.plan, now)).length > 0) return undefined;
  const names = closed.map(({ id }) => id).join(", ");
  return {
    because: `${names} ${closed.length === 1 ? "closes" : "close"} the old port before the tasks that listen on it are exchanged`,
    title: "keep the old port open as well",
    then: "make the change; the extra rules are deleted when the new tasks run",
    text,
  };
}

/** Resources whose update cuts running tasks off. */
function closedBy(old: Plan, now: Plan, { operations }: Change): readonly string[] {
  const [before, after] = [readerOf(old, "in-service"), readerOf(now, "in-service")];
  const byId = new Map(operations.map((one) => [one.id, one]));
  return operations.filter((one) => cutOff(one, before, after, byId) !== undefined).map(({ id }) => id);
}

function rulesIn(ids: readonly string[], { resources }: Plan): readonly PlanResource[] {
  return resources.filter(({ id, type }) => ids.includes(id) && type.startsWith("aws:vpc/securityGroup"));
}

/** The old rule again. AWS refuses a second rule that is equal, so it has one port more. */
function meanwhile({ type, inputs }: PlanResource): Json {
  const toPort = Number(inputs["toPort"]) + 1;
  const stated = Object.entries<PlanValue>({ ...(inputs as PlanRecord), toPort, description: "Old tasks, until their deployment ends" });
  return { type, inputs: Object.fromEntries(stated.map(([name, value]) => [name, asWritten(value) as Json])) };
}
