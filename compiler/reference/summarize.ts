/** Summarizes the differences of two plans in the few words that a key's page shows. */
import { isDeepStrictEqual } from "node:util";
import type { Plan } from "../plan/types.ts";
import { interrupts, isRefused, isRollout } from "../change/danger/interruptions.ts";
import { changeOf } from "../change/operations/index.ts";
import type { Operation, OperationKind } from "../change/types.ts";
import type { EffectName, KeyEffect, TypeCounts } from "./effects.ts";

/** Types whose replacement loses nothing: a new revision, a new version, a new value, a policy that is put again. */
const harmless: ReadonlySet<string> = new Set([
  "aws:ecs/taskDefinition:TaskDefinition",
  "aws:secretsmanager/secretVersion:SecretVersion",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy",
  "random:index/randomPassword:RandomPassword",
  "random:index/randomId:RandomId",
]);

const logGroup = "aws:cloudwatch/logGroup:LogGroup";

/** The effect of the change from one plan to another. */
export function summarize(before: Plan, after: Plan): Omit<KeyEffect, "spec" | "from" | "to"> {
  const found = changeOf(before, after).operations;
  const of = (kind: OperationKind) => found.filter((one) => one.kind === kind);
  const gone = [...of("delete"), ...of("replace")];
  const lost = gone.filter(({ stateful, copy }) => stateful && !copy);
  const parts = {
    interrupted: properties(of("update"), interrupts),
    impossible: properties(of("update"), isRefused),
    lost: ids(lost),
    refused: ids(gone.filter((one) => one.protected)),
    options: ids(of("options")),
    provider: providerSettings(before, after),
  };
  return {
    effect: effectOf(found, parts, lost),
    ...counted("created", of("create")),
    ...counted("deleted", of("delete")),
    ...counted("replaced", of("replace")),
    ...counted("updated", of("update")),
    ...Object.fromEntries(Object.entries(parts).filter(([, list]) => list.length > 0)),
  };
}

function ids(found: readonly Operation[]): readonly string[] {
  return found.map(({ id }) => id).sort();
}

/** `<type> <property>` of the properties that satisfy the predicate. */
function properties(found: readonly Operation[], predicate: typeof interrupts): readonly string[] {
  const entries = found.flatMap(({ type, properties: changed }) =>
    changed.filter(({ name, before, after }) => predicate(type, name, before, after)).map(({ name }) => `${type} ${name}`),
  );
  return [...new Set(entries)];
}

function providerSettings(before: Plan, after: Plan): readonly string[] {
  const [old, next] = [before.providers["aws"]?.inputs ?? {}, after.providers["aws"]?.inputs ?? {}];
  return Object.keys({ ...old, ...next }).filter((name) => !isDeepStrictEqual(old[name], next[name]));
}

interface Parts {
  readonly interrupted: readonly string[];
  readonly impossible: readonly string[];
  readonly provider: readonly string[];
}

function effectOf(found: readonly Operation[], { interrupted, impossible, provider }: Parts, lost: readonly Operation[]): EffectName {
  if (impossible.length > 0) return "refused";
  if (lost.some(({ type }) => type !== logGroup)) return "data loss";
  const replaces = ({ kind, type, order }: Operation) => kind === "replace" && !harmless.has(type) && order === "delete first";
  if (found.some((one) => replaces(one) && one.type !== logGroup)) return "replace";
  if (lost.length > 0) return "log loss";
  const rolling = (entry: string) => isRollout(...(entry.split(" ") as [string, string]));
  if (interrupted.some((entry) => !rolling(entry))) return "restart";
  if (interrupted.length > 0) return "rollout";
  if (found.some(({ kind }) => kind !== "ignored") || provider.length > 0) return "in place";
  return found.length > 0 ? "creation" : "none";
}

function counted(
  name: "created" | "deleted" | "replaced" | "updated",
  found: readonly Operation[],
): Partial<Record<typeof name, TypeCounts>> {
  if (found.length === 0) return {};
  const counts: Record<string, number> = {};
  for (const { type } of found) counts[type] = (counts[type] ?? 0) + 1;
  return { [name]: counts };
}
