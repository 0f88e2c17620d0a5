/** Shows drift to people and programs. */
import type { Assessment } from "../../change/danger/index.ts";
import { counted } from "../../diagnostics/counted.ts";
import { diagnosticsToJson } from "../../diagnostics/render/json.ts";
import type { Drift } from "../../drift/compare.ts";
import { cleaningUp, deleting, undoing } from "../../drift/next-update.ts";
import type { State, StateResource } from "../../drift/state.ts";
import type { Plan } from "../../plan/types.ts";
import type { DriftTarget } from "./input.ts";
import type { Proposal, Refused } from "./propose.ts";
import { comes, differs, goes, interrupted, inWords, naming } from "./words.ts";

/** All that the command found. */
export interface DriftReport {
  readonly target: DriftTarget & { readonly plan: Plan };
  readonly state: State;
  readonly drift: Drift;
  readonly proposals: readonly Proposal[];
  readonly fixed: boolean;
}

export function prettyDrift({ target, state, drift, proposals }: DriftReport): string {
  const { unplanned, leftOver, missing, tainted, ignored, scheduled } = drift;
  const { plan } = target;
  const names = (all: Drift["ignored"]) => all.map(({ id, property }) => `${id}.${property}`).join(", ");
  const lines = proposals.flatMap(({ difference, answer }) => [
    differs(difference),
    ...inWords(answer, target.file, undone({ difference, answer }, plan)).map((line) => `  ${line}`),
  ]);
  const section = (title: string, all: readonly string[]) => (all.length === 0 ? [] : [title, ...all.map((name) => `  ${name}`)]);
  return [
    ...lines,
    ...section(
      "in the state, and in no plan: the next `pulumi up` removes",
      unplanned.map((each) => goes(each, deleting(each, plan))),
    ),
    ...section(
      "replaced by an update that was interrupted, and left over: the next `pulumi up` removes",
      leftOver.map((each) => goes(each, cleaningUp(each, plan))),
    ),
    ...section(
      "in the plan, and not in the state: the next `pulumi up` creates",
      missing.map((each) => comes(each, plan)),
    ),
    ...section(
      "marked by `pulumi state taint`: the next `pulumi up` replaces",
      tainted.map((each) => comes(each, plan)),
    ),
    ...section("interrupted operations", state.pending.map(interrupted)),
    ...(ignored.length === 0 ? [] : [`left alone by ignoreChanges: ${names(ignored)}`]),
    ...(scheduled.length === 0
      ? []
      : [`set by scheduled actions: ${names(scheduled)}; after a refresh, \`pulumi up\` sets the spec's own limits until their next time`]),
    summary({ target, state, drift }),
    "",
  ].join("\n");
}

/** Too much differs where answers were not looked up: neither is what follows from each. */
function undone({ difference, answer }: Proposal, plan: Plan): Assessment | undefined {
  return answer.kind === "unsearched" ? undefined : undoing(difference, plan);
}

/** Everything that the next `pulumi up` would change, and everything that is not known. */
export function differenceCount({ properties, unplanned, leftOver, missing, tainted }: Drift, { pending }: State): number {
  return [properties, unplanned, leftOver, missing, tainted, pending].reduce((sum, { length }) => sum + length, 0);
}

function summary({ target, state, drift }: Pick<DriftReport, "target" | "state" | "drift">): string {
  const total = differenceCount(drift, state);
  return total === 0
    ? `no drift: ${counted(state.resources.length, "resource")} of stack ${state.stack} are as ${target.file} says`
    : counted(total, "difference");
}

export function jsonDrift({ target, state, drift, proposals, fixed }: DriftReport): object {
  return {
    command: "drift",
    format: 1,
    file: target.file,
    revision: target.revision,
    stack: state.stack,
    fixed,
    properties: proposals.map((proposal) => propertyOf(proposal, target.plan)),
    unplanned: drift.unplanned.map((each) => inState(each, deleting(each, target.plan))),
    leftOver: drift.leftOver.map((each) => inState(each, cleaningUp(each, target.plan))),
    missing: drift.missing.map(({ id, type }) => ({ resource: id, type })),
    tainted: drift.tainted.map(({ id, type }) => ({ resource: id, type })),
    ignored: drift.ignored.map(({ id, property }) => ({ resource: id, property })),
    scheduled: drift.scheduled.map(({ id, property }) => ({ resource: id, property })),
    interrupted: state.pending.map(({ operation, name, type }) => ({ operation, resource: name, type })),
    ...diagnosticsToJson(target.diagnostics),
  };
}

function propertyOf({ difference, answer }: Proposal, plan: Plan): object {
  const { id, type, path, expected, actual, hidden } = difference;
  const effect = undone({ difference, answer }, plan);
  return {
    resource: id,
    type,
    property: path.join("."),
    secret: hidden,
    planned: hidden ? null : (plain(expected) ?? null),
    actual: hidden ? null : (plain(actual) ?? null),
    answer: answer.kind === "undo" ? { kind: "undo", ...refusal(answer) } : answer,
    undone: effect === undefined ? null : meaning(effect),
  };
}

function refusal(answer: Refused): object {
  return answer.rule === undefined ? { rule: null } : { rule: answer.rule, ...answer.edit };
}

function inState({ name, type, urn }: StateResource, removal: Assessment): object {
  return { resource: name, type, urn, removal: meaning(removal) };
}

function meaning({ danger, notices, operation }: Assessment): object {
  return { operation: operation.kind, danger, notices, refused: operation.refused === true };
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value, naming)) as unknown);
}
