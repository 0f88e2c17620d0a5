/** Shows drift to people and programs. */
import { counted } from "../../diagnostics/counted.ts";
import { cut } from "../../diagnostics/render/shorten.ts";
import { diagnosticsToJson } from "../../diagnostics/render/json.ts";
import type { Drift, DriftedProperty } from "../../drift/compare.ts";
import { unknown } from "../../drift/expected.ts";
import type { State, StateResource } from "../../drift/state.ts";
import { replacementFacts } from "../../plan/builder/replacement.ts";
import type { DriftTarget } from "./input.ts";
import type { Answer, Proposal } from "./propose.ts";

/** All that the command found. */
export interface DriftReport {
  readonly target: DriftTarget;
  readonly state: State;
  readonly drift: Drift;
  readonly proposals: readonly Proposal[];
  readonly fixed: boolean;
}

const longest = 60;

export function prettyDrift({ target, state, drift, proposals }: DriftReport): string {
  const { unplanned, leftOver, missing, ignored, scheduled } = drift;
  const names = (all: Drift["ignored"]) => all.map(({ id, property }) => `${id}.${property}`).join(", ");
  const lines = proposals.flatMap(({ difference, answer }) => [
    `${difference.id}.${difference.path.join(".")}: ${values(difference)}`,
    `  ${inWords(answer, target.file)}`,
  ]);
  const section = (title: string, all: readonly string[]) => (all.length === 0 ? [] : [title, ...all.map((name) => `  ${name}`)]);
  return [
    ...lines,
    ...section("in the state, and in no plan: the next `pulumi up` deletes", unplanned.map(goes)),
    ...section("replaced by an update that was interrupted, and left over: the next `pulumi up` deletes", leftOver.map(goes)),
    ...section(
      "in the plan, and not in the state: the next `pulumi up` creates",
      missing.map(({ id, type }) => `${id} (${type})`),
    ),
    ...(state.pending === 0 ? [] : [`interrupted operations: ${state.pending}; run \`pulumi refresh\` and export again`]),
    ...(ignored.length === 0 ? [] : [`left alone by ignoreChanges: ${names(ignored)}`]),
    ...(scheduled.length === 0
      ? []
      : [`set by scheduled actions: ${names(scheduled)}; after a refresh, \`pulumi up\` sets the spec's own limits until their next time`]),
    summary({ target, state, drift }),
    "",
  ].join("\n");
}

/** Everything that the next `pulumi up` would change. */
export function differenceCount({ properties, unplanned, leftOver, missing }: Drift): number {
  return properties.length + unplanned.length + leftOver.length + missing.length;
}

function summary({ target, state, drift }: Pick<DriftReport, "target" | "state" | "drift">): string {
  const total = differenceCount(drift);
  return total === 0
    ? `no drift: ${counted(state.resources.length, "resource")} of stack ${state.stack} are as ${target.file} says`
    : counted(total, "difference");
}

function goes({ name, type }: StateResource): string {
  return `${name} (${type})${replacementFacts(type)?.stateful === true ? ": it holds data, which is deleted with it" : ""}`;
}

function values({ expected, actual, hidden }: DriftedProperty): string {
  if (hidden) return "differs (a secret, which is not shown)";
  return `${text(actual)} instead of ${text(expected)}`;
}

function inWords(answer: Answer, file: string): string {
  switch (answer.kind) {
    case "spec":
      return `keep it: \`${answer.key}: ${text(answer.value)}\` in ${file}${answer.also.length === 0 ? "" : `, which changes ${answer.also.join(", ")}, too`}`;
    case "override":
      return `keep it, as an override: \`${answer.key}: ${text(answer.value)}\` in ${file}`;
    case "unsearched":
      return "not looked up, because too much differs: settle the others first, or check that the state belongs to the spec";
    default:
      return `undo it: \`pulumi up\`${answer.rule === undefined ? "" : `; the rule ${answer.rule} refuses ${refused(answer.edit)}`}`;
  }
}

function refused(edit: { readonly key: string; readonly value: unknown } | undefined): string {
  return edit === undefined ? "an override" : `\`${edit.key}: ${text(edit.value)}\``;
}

function text(value: unknown): string {
  return value === undefined ? "nothing" : cut(JSON.stringify(value, naming), longest);
}

function naming(_key: string, value: unknown): unknown {
  return value === unknown ? "(known at deployment)" : value;
}

export function jsonDrift({ target, state, drift, proposals, fixed }: DriftReport): object {
  return {
    command: "drift",
    format: 1,
    file: target.file,
    revision: target.revision,
    stack: state.stack,
    fixed,
    properties: proposals.map(({ difference: { id, type, path, expected, actual, hidden }, answer }) => ({
      resource: id,
      type,
      property: path.join("."),
      secret: hidden,
      planned: hidden ? null : (plain(expected) ?? null),
      actual: hidden ? null : (plain(actual) ?? null),
      answer: answer.kind === "undo" ? { kind: "undo", rule: answer.rule ?? null, ...answer.edit } : answer,
    })),
    unplanned: drift.unplanned.map(inState),
    leftOver: drift.leftOver.map(inState),
    missing: drift.missing.map(({ id, type }) => ({ resource: id, type })),
    ignored: drift.ignored.map(({ id, property }) => ({ resource: id, property })),
    scheduled: drift.scheduled.map(({ id, property }) => ({ resource: id, property })),
    pendingOperations: state.pending,
    ...diagnosticsToJson(target.diagnostics),
  };
}

function inState({ name, type, urn }: StateResource): object {
  return { resource: name, type, urn };
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value, naming)) as unknown);
}
