/** The words that all formats share. */
import { dangers, type Danger, type Downtime } from "../../change/danger/verdict.ts";
import { spanText, timeText } from "../../change/time/duration.ts";
import type { Step } from "../../change/time/schedule.ts";
import type { PropertyChange } from "../../change/types.ts";
import { difference, dollars } from "../../cost/render/numbers.ts";
import { counted } from "../../diagnostics/counted.ts";
import { zero } from "../../pricing/decimal.ts";
import { typeLabel } from "../../reference/effect-words.ts";
import type {
  Approvable,
  Cause,
  CostDiff,
  Duration,
  Effect,
  EnvironmentDiff,
  LimitChange,
  PermissionChange,
  RuleChange,
  Verdict,
} from "../types.ts";

/** "1 created, 2 replaced"; "no operations" without any. */
export function countsText({ summary, change }: EnvironmentDiff): string {
  const { counts } = summary;
  const parts = Object.entries(counts).flatMap(([how, count]) => (count === 0 ? [] : [`${count} ${how}`]));
  if (parts.length > 0) return parts.join(", ");
  if (change.operations.length > 0) return "no operation on a deployed stack";
  return change.besides.length > 0 ? `no resource, but ${change.besides.join(", ")}` : "no operation";
}

/** The one line that says what happens to an environment. */
export function headline(diff: EnvironmentDiff): readonly string[] {
  const { status, summary, cost, findings } = diff;
  if (status === "same") return ["no change", costText(cost), ...(findings.length === 0 ? [] : [findingsText(diff)])];
  if (status === "removed") return ["removed: its stack stays as it is until `pulumi destroy`", costText(cost)];
  const opening = status === "new" ? "new environment" : dangerText(summary.danger) + worstText(diff);
  return [
    opening,
    ...stopsText(diff),
    countsText(diff),
    ...(summary.downtime === undefined ? [] : [downtimeText(summary.downtime)]),
    ...(diff.split === undefined ? [] : [`needs ${diff.split.parts.length} pull requests`]),
    ...violatedText(diff),
    costText(cost),
    ...(findings.length === 0 ? [] : [findingsText(diff)]),
  ];
}

/** ": rds-instance" for what is lost or refused, which a reviewer looks for first. */
function worstText({ summary, effects }: EnvironmentDiff): string {
  if (toneOf(summary.danger) !== "error") return "";
  const worst = effects.filter(({ danger }) => danger === summary.danger).map(({ operation }) => operation.id);
  return `: ${listText(worst, 2)}`;
}

/** What does not go through at all. */
function stopsText({ summary, effects }: EnvironmentDiff): readonly string[] {
  const held = effects.filter(({ operation }) => operation.refused === true).map(({ operation }) => operation.id);
  const refused =
    summary.danger === "refused" ? [] : effects.filter(({ danger }) => danger === "refused").map(({ operation }) => operation.id);
  return [
    ...(held.length === 0 ? [] : [`pulumi up stops, because ${listText(held, 2)} ${held.length === 1 ? "is" : "are"} protected`]),
    ...(refused.length === 0 ? [] : [`AWS refuses ${listText(refused, 2)}`]),
  ];
}

/** Rules that the change violates, by name if there are few. */
function violatedText({ rules }: EnvironmentDiff): readonly string[] {
  const names = [...new Set((rules?.violated ?? []).filter(({ severity }) => severity === "error").map(({ rule }) => rule))];
  return names.length === 0 ? [] : [`violates ${listText(names, 2)}`];
}

function findingsText({ findings }: Pick<EnvironmentDiff, "findings">): string {
  const refused = findings.filter(({ severity }) => severity === "error").length;
  if (refused === 0) return "approvals match nothing";
  return counted(refused, "change needs an approval", "changes need an approval");
}

/** A danger as a sentence's start. */
export function dangerText(danger: Danger): string {
  return danger === "refused" ? "refused by AWS" : danger;
}

/** How loud a danger is shown: `error` if something may be lost or refused, `warning` if somebody notices. */
export function toneOf(danger: Danger): "error" | "warning" | "plain" {
  if (danger === "data loss" || danger === "destroyed" || danger === "refused" || danger === "unknown") return "error";
  return danger === "replaced, deleted first" || danger === "restart or failover" ? "warning" : "plain";
}

export function downtimeText({ seconds, who }: Downtime): string {
  const whom = who.length === 0 ? "" : ` for ${listText(who, 4)}`;
  return `${spanText(seconds)} down${whom}`;
}

/** At most `most` names, and how many more there are. */
export function listText(names: readonly string[], most: number): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(", ")} and ${more} more` : names.join(", ");
}

/** `569.69 → 635.39 USD a month (+65.70)`. */
export function costText({ before, after, incomplete }: CostDiff): string {
  const atLeast = incomplete ? "at least " : "";
  if (before === undefined || after === undefined) return `${atLeast}${dollars(before ?? after ?? zero)} USD a month`;
  const change = difference(before, after);
  if (change === "0.00") return `${atLeast}${dollars(after)} USD a month, no change`;
  return `${atLeast}${dollars(before)} → ${dollars(after)} USD a month (${change})`;
}

/** "update instanceClass (db.t3.medium → db.t3.large), threshold" */
export function operationText({ operation }: Effect): string {
  const { kind, order, properties, previousId } = operation;
  const replacing = properties.filter(({ replaces }) => replaces);
  const named = (replacing.length > 0 ? replacing : properties).map(propertyText);
  const verb = kind === "replace" ? `replace (${order ?? "order unknown"})` : kind;
  const renamed = previousId === undefined ? [] : [`formerly ${previousId}`];
  return [verb, ...(named.length === 0 ? [] : [listText(named, 4)]), ...renamed].join(" ");
}

const longestValue = 40;

/** The values too, where both are short scalars. */
function propertyText({ name, before, after }: PropertyChange): string {
  const [old, now] = [scalarText(before), scalarText(after)];
  return old === undefined || now === undefined || old === now ? name : `${name} (${old} → ${now})`;
}

function scalarText(value: unknown): string | undefined {
  if (value === undefined || value === null) return "not set";
  if (typeof value === "object") return undefined;
  const text = String(value);
  return text.length <= longestValue ? text : undefined;
}

/** "rds.rdsInstanceClass (spec/prod.yaml:71), through rds-instance"; empty if nothing is known. */
export function whyText({ causes, chain }: Effect): string {
  const keys = listText(causes.map(keyText), 3);
  const through = chain.length === 0 ? "" : `through ${listText(chain, 3)}`;
  return [keys, through].filter((part) => part !== "").join(", ");
}

/** The same in a sentence: "because of rds.rdsInstanceClass (spec/prod.yaml:71)". */
export function causeText(effect: Effect): string {
  return effect.causes.length === 0 ? whyText(effect) : `because of ${whyText(effect)}`;
}

function keyText({ key, file, range }: Cause): string {
  return file === undefined || range === undefined ? key : `${key} (${file}:${range.line})`;
}

export function permissionText({ kind, resource, statement, text, grew }: PermissionChange): string {
  const more = grew.length === 0 ? text : `${listText(grew, 5)}; now: ${text}`;
  return `${kind} ${resource}, ${statement}: ${more}`;
}

export function ruleText({ rule, severity, key, message }: RuleChange): string {
  return `${severity} ${rule}${key === undefined ? "" : ` at ${key}`}: ${message}`;
}

export function limitText({ name, before, after, limit, limitBefore, unit }: LimitChange): string {
  const over = after > limit ? ", which is exceeded" : "";
  const was = limitBefore === limit ? String(before) : `${before} of ${limitBefore}`;
  return `${name}: ${was} → ${after} of ${limit} ${unit}${over}`;
}

export function durationText({ seconds, path }: Duration): string {
  const [typical, most] = seconds;
  const time = typical === most ? `takes ${timeText(most)}` : `typically takes ${timeText(typical)}, at most ${timeText(most)}`;
  const steps = mainSteps(path).map(stepText);
  const wait = steps.length === 1 ? "the step that decides it" : "the steps that wait for each other";
  return `\`pulumi up\` ${time}; ${wait}: ${listText(steps, 6)}`;
}

/** The steps of the critical path that take longest, in its order. */
function mainSteps(path: readonly Step[]): readonly Step[] {
  const total = path.at(-1)!.end;
  const main = path.filter(({ start, end }) => end - start >= total * leastShare);
  return main.length > 0 ? main : path.slice(0, 1);
}

/** Of the whole time; shorter steps decide nothing. */
const leastShare = 0.05;

function stepText({ id, action, start, end }: Step): string {
  return `${action} ${id} (${timeText(end - start)})`;
}

/** "passed: no data loss, …": what the gate looked at. */
export function gateText({ gate, summary, findings }: EnvironmentDiff): string | undefined {
  if (gate === undefined) return undefined;
  if (!gate.judged) return "passed: changes of class dev need no approval";
  if (!gate.passed) return `failed: ${findingsText({ findings })}`;
  const { downtime } = summary;
  const within = `\`maxDowntime\` is ${gate.maxDowntime} s`;
  const down = downtime === undefined ? "no downtime" : `down for ${spanText(downtime.seconds)}`;
  return `passed: ${[
    approvedText(gate, "data loss") ?? "no data loss",
    approvedText(gate, "destroyed") ?? "nothing destroyed that holds data or is protected",
    approvedText(gate, "unknown") ?? "nothing undecided",
    `${approvedText(gate, "downtime") ?? down} (${within})`,
  ].join(", ")}`;
}

function approvedText({ approved }: Verdict, change: Approvable): string | undefined {
  const found = approved.find((each) => each.change === change);
  return found === undefined ? undefined : `${change} approved for ${listText(found.resources, 4)}`;
}

/** Effects by danger, the worst first. */
export function byDanger(effects: readonly Effect[]): readonly (readonly [Danger, readonly Effect[]])[] {
  return dangers.flatMap((danger) => {
    const group = effects.filter((effect) => effect.danger === danger);
    return group.length === 0 ? [] : [[danger, group] as const];
  });
}

/** "40 ec2.Subnet, 12 lb.TargetGroup": types by number. */
export function typesText(effects: readonly Effect[]): string {
  const counts = new Map<string, number>();
  for (const { operation } of effects) counts.set(operation.type, (counts.get(operation.type) ?? 0) + 1);
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return listText(
    sorted.map(([type, count]) => `${count} ${typeLabel(type)}`),
    12,
  );
}
