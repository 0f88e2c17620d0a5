/** What drift says about one property, one resource or one operation. */
import type { Assessment } from "../../change/danger/index.ts";
import { dangers } from "../../change/danger/verdict.ts";
import { cut } from "../../diagnostics/render/shorten.ts";
import type { DriftedProperty } from "../../drift/compare.ts";
import type { Difference } from "../../drift/differences.ts";
import { unknown } from "../../drift/expected.ts";
import type { PendingOperation, StateResource } from "../../drift/state.ts";
import { narrowed } from "../../drift/narrow.ts";
import { startsEmpty } from "../../drift/next-update.ts";
import type { Plan, PlanResource } from "../../plan/types.ts";
import type { Answer } from "./propose.ts";

const longest = 60;

export function goes({ name, type }: StateResource, meaning: Assessment): string {
  return `${name} (${type}): ${meaningOf(meaning)}`;
}

export function comes(resource: PlanResource, plan: Plan): string {
  return `${resource.id} (${resource.type})${startsEmpty(resource, plan) ? ": the new one is empty" : ""}`;
}

/** A refresh finds out how an update or a deletion ended. It cannot look for something whose ID is not known. */
export function interrupted({ operation, name, type }: PendingOperation): string {
  const how =
    operation === "creating"
      ? "check whether it exists in AWS; run `pulumi refresh --clear-pending-creates`; if it exists, import it; export again"
      : "run `pulumi refresh`, and export again";
  return `${operation} ${name} (${type}): ${how}`;
}

/** What is in place is said by its notice, and of what Pulumi refuses it matters only that it does. */
function meaningOf({ danger, notices, operation }: Assessment): string {
  const [notice] = notices;
  const failure = failureOf({ danger, notices, operation });
  if (failure !== undefined) return `\`pulumi up\` fails: ${failure}`;
  return notice === undefined ? danger : danger === "in place" ? notice : `${danger}: ${notice}`;
}

/** Why Pulumi or AWS refuses the operation; undefined if neither does. */
function failureOf({ danger, notices, operation }: Pick<Assessment, "danger" | "notices" | "operation">): string | undefined {
  if (operation.refused === true) return `it ${operation.kind}s a resource that is protected`;
  return danger === "refused" ? notices.join("; ") : undefined;
}

export function differs(difference: DriftedProperty): string {
  const { id, path, hidden } = difference;
  if (hidden) return `${id}.${path.join(".")}: differs (a secret, which is not shown)`;
  const part = narrowed(difference);
  return `${id}.${part.path.join(".")}: ${partInWords(part, difference)}`;
}

function partInWords({ expected, actual }: Difference, whole: Difference): string {
  if (expected === undefined && whole.expected !== undefined) return `${text(actual)} in addition`;
  if (actual === undefined && whole.actual !== undefined) return `lacks ${text(expected)}`;
  return `${text(actual)} instead of ${text(expected)}`;
}

/** What to do, and what it means if an update undoes the difference. */
export function inWords(answer: Answer, file: string, undone: Assessment | undefined): readonly string[] {
  const isNoticed = undone !== undefined && dangers.indexOf(undone.danger) <= dangers.indexOf("rolling deployment");
  const meaning = isNoticed ? meaningOf(undone) : undefined;
  const failure = undone === undefined ? undefined : failureOf(undone);
  const undoing = failure === undefined ? `undoes it: ${meaning}` : `fails: ${failure}`;
  const otherwise = meaning === undefined ? [] : [`otherwise \`pulumi up\` ${undoing}`];
  switch (answer.kind) {
    case "spec": {
      const also = answer.also.length === 0 ? "" : `, which changes ${answer.also.join(", ")}, too`;
      return [`keep it: \`${answer.key}: ${text(answer.value)}\` in ${file}${also}`, ...otherwise];
    }
    case "override":
      return [`keep it, as an override: \`${answer.key}: ${text(answer.value)}\` in ${file}`, ...otherwise];
    case "unsearched":
      return [
        "not looked up, because too much differs: settle the others first, or check that the state belongs to the spec",
        ...otherwise,
      ];
    default: {
      const rule = answer.rule === undefined ? "" : `; the rule ${answer.rule} refuses \`${answer.edit.key}: ${text(answer.edit.value)}\``;
      if (failure !== undefined) return [`neither kept nor undone: \`pulumi up\` fails: ${failure}${rule}`];
      return [`undo it: \`pulumi up\`${rule}`, ...(meaning === undefined ? [] : [`that means ${meaning}`])];
    }
  }
}

function text(value: unknown): string {
  return value === undefined ? "nothing" : cut(JSON.stringify(value, naming), longest);
}

export function naming(_key: string, value: unknown): unknown {
  return value === unknown ? "(known at deployment)" : value;
}
