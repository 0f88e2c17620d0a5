/** What `ignoreChanges` makes of a resource's inputs: Pulumi puts the old values back before it compares (PropertyPath.Reset). */
import { isExpression } from "../../plan/expressions.ts";
import type { PlanValue } from "../../plan/types.ts";
import { isList, isRecord, type PlanRecord } from "../../plan/values.ts";
import { parsePath, type Step } from "./paths.ts";

/** The inputs with the old values at the ignored paths. A path that only one side has below a list or an added map stays as it is. */
export function withoutIgnored(old: PlanRecord, now: PlanRecord, paths: readonly string[]): PlanRecord {
  return paths.reduce<PlanValue>((inputs, path) => reset(parsePath(path), old, inputs), now) as PlanRecord;
}

function reset(steps: readonly Step[], old: PlanValue | undefined, now: PlanValue): PlanValue {
  const [step, ...rest] = steps;
  if (step === undefined) return now;
  if (isList(now)) return isList(old) ? resetItems(step, rest, old, now) : now;
  if (!isPlain(now)) return now;
  if (step === "*") return rest.length === 0 ? (isPlain(old) ? old : now) : resetAll(rest, old, now);
  return resetMember(String(step), rest, isPlain(old) ? old : undefined, now);
}

/** At the last step the member is set or removed as it was; before it, both sides must have the member. */
function resetMember(name: string, rest: readonly Step[], old: PlanRecord | undefined, now: PlanRecord): PlanValue {
  const [before, after] = [own(old, name), own(now, name)];
  if (rest.length > 0) return before === undefined || after === undefined ? now : replaced(now, name, reset(rest, before, after));
  if (before !== undefined) return replaced(now, name, before);
  return after === undefined ? now : Object.fromEntries(Object.entries(now).filter(([key]) => key !== name));
}

function resetAll(rest: readonly Step[], old: PlanValue | undefined, now: PlanRecord): PlanValue {
  return isPlain(old) ? Object.keys(old).reduce<PlanValue>((node, name) => resetMember(name, rest, old, node as PlanRecord), now) : now;
}

/** Positions that only one list has stay as they are. */
function resetItems(step: Step, rest: readonly Step[], old: readonly PlanValue[], now: readonly PlanValue[]): PlanValue {
  return now.map((item, index) => {
    const before = old[index];
    if ((step !== "*" && step !== index) || before === undefined) return item;
    return rest.length === 0 ? before : reset(rest, before, item);
  });
}

function replaced(record: PlanRecord, name: string, value: PlanValue): PlanRecord {
  return { ...record, [name]: value };
}

function own(record: PlanRecord | undefined, name: string): PlanValue | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

function isPlain(value: PlanValue | undefined): value is PlanRecord {
  return isRecord(value) && !isExpression(value);
}
