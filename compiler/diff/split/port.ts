/**
 * A port that changes while tasks listen on the old one: a first pull request admits the old port by a rule of its own, which Pulumi deletes
 * after the deployment.
 */
import { changeOf } from "../../change/operations/index.ts";
import { cutOff } from "../../change/time/cut-off.ts";
import type { Change } from "../../change/types.ts";
import { editText } from "../../edit/edit.ts";
import type { Json } from "../../edit/operation.ts";
import { specForm } from "../../overrides/expressions.ts";
import { readerOf } from "../../plan/reader.ts";
import type { Plan, PlanResource } from "../../plan/types.ts";
import type { Pair } from "../types.ts";
import { planOf, type First } from "./first.ts";

/** Undefined if the change closes no port, or if a rule of its own does not help. */
export function withOldPort(change: Change, { before, after }: Pair): First | undefined {
  const [old, now] = [before?.plan, after?.plan];
  if (old === undefined || now === undefined || before?.text === undefined) return undefined;
  const closed = rulesIn(closedBy(old, now, change), old);
  if (closed.length === 0) return undefined;
  const text = editText(
    before.text,
    closed.map((rule) => ({ kind: "set", path: ["extraResources", `${rule.id}-meanwhile`], value: meanwhile(rule) })),
  );
  const plan = planOf(before, text);
  if (plan === undefined || closedBy(plan, now, changeOf(plan, now)).length > 0) return undefined;
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
  return { type, inputs: specForm({ ...inputs, toPort, description: "Old tasks, until their deployment ends" }) as Json };
}
