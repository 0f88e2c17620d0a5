/** Finds, for each property that drifted, the edit of the spec that would express it. Every edit is compiled before it is proposed. */
import { isSameJson } from "../../canonical/equal.ts";
import { compileSpec, type Compiled } from "../../compile.ts";
import { candidates } from "../../drift/candidates.ts";
import { driftOf, type Drift, type DriftedProperty } from "../../drift/compare.ts";
import type { State } from "../../drift/state.ts";
import { editText } from "../../edit/edit.ts";
import { EditConflict, type Json, type Operation } from "../../edit/operation.ts";
import { quoted } from "../../plan/known.ts";
import type { Plan } from "../../plan/types.ts";
import { pathOfSteps } from "../../source/keys.ts";
import type { KeyPath } from "../../source/types.ts";
import { valueAt } from "../../source/value-at.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { orderOf } from "../add/attempt.ts";
import { Overlay } from "../add/overlay.ts";

/** What to do about a difference. */
export type Answer =
  /** A key of the spec that gives the property the value that AWS has; `also` are the other properties that follow from the key. */
  | { readonly kind: "spec"; readonly key: string; readonly value: Json; readonly also: readonly string[] }
  /** No key does; an override does, and changes nothing else. */
  | { readonly kind: "override"; readonly key: string; readonly value: Json }
  /** Nothing in the spec can express it, or a rule refuses the key that does, in which case no override gets around the rule. */
  | ({ readonly kind: "undo" } & Refused)
  /** Not known: there are too many differences to look for all their keys at once. */
  | { readonly kind: "unsearched" };

/** The first rule that refuses the key with its value, or else the override; undefined if there is another reason. */
export type Refused =
  { readonly rule: undefined } | { readonly rule: string; readonly edit: { readonly key: string; readonly value: Json } };

export interface Proposal {
  readonly difference: DriftedProperty;
  readonly answer: Answer;
}

export interface Question {
  /** The spec, with the edits that are proposed. */
  readonly files: Overlay;
  readonly file: string;
  readonly state: State;
  readonly asOf: string;
}

/** The question, with the number of edits that were compiled so far. */
interface Search extends Question {
  attempts: number;
}

/** The spec with some edits. */
interface Step {
  readonly text: string;
  readonly compiled: Compiled & { readonly plan: Plan };
  readonly drift: Drift;
}

/** Edits that are compiled in one run. A state of another environment differs in thousands of properties. */
const mostAttempts = 30;

/** One proposal per property, in order. The edits of all of them together are in `files`. */
export function propose(compiled: Compiled & { readonly plan: Plan }, drift: Drift, asked: Question): readonly Proposal[] {
  const question: Search = { ...asked, attempts: 0 };
  let step: Step = { text: question.files.text(question.file)!, compiled, drift };
  const answered = new Map<string, Answer>();
  for (const difference of drift.properties) {
    if (answered.has(nameOf(difference))) continue;
    if (question.attempts >= mostAttempts) {
      answered.set(nameOf(difference), { kind: "unsearched" });
      continue;
    }
    const found = bySpecKey(difference, step, question) ?? byOverride(difference, step, question);
    if ("rule" in found) {
      answered.set(nameOf(difference), { kind: "undo", ...found });
      continue;
    }
    question.files.write(question.file, found.step.text);
    // One key may explain several differences.
    const left = new Set(found.step.drift.properties.map(nameOf));
    for (const each of step.drift.properties) if (!left.has(nameOf(each))) answered.set(nameOf(each), found.answer);
    step = found.step;
  }
  return drift.properties.map((difference) => ({ difference, answer: answered.get(nameOf(difference))! }));
}

interface Found {
  readonly answer: Answer;
  readonly step: Step;
}

/** The key that changes the least besides the property; or the key that is the property, if a rule refuses its value. */
function bySpecKey(difference: DriftedProperty, step: Step, question: Search): Found | Refused | undefined {
  if (difference.hidden) return undefined;
  let best: Found | undefined;
  let refused: Refused | undefined;
  let fewest = mostOthers + 1;
  for (const { key, path, value, isProperty } of trials(difference, step)) {
    const tried = attempt({ kind: "set", path, value }, difference, step, question, fewest - 1);
    if (!("drift" in tried)) {
      // What the language alone does not allow, an override may set.
      if (isProperty && tried.isJudged === true && tried.rule !== undefined) refused ??= { rule: tried.rule, edit: { key, value } };
      continue;
    }
    const also = othersIn(step.drift, tried.drift);
    [best, fewest] = [{ answer: { kind: "spec", key, value, also }, step: tried }, also.length];
    if (fewest === 0) break;
  }
  return best ?? refused;
}

/** A key that changes more than this besides the property means something else. */
const mostOthers = 4;

/** Keys that make another environment of the spec. */
const identity = /^(overrides\.|extraResources\.|rule:|class$|environment$|projectName$|region$|awsAccountId$|schema$)/;

interface Trial {
  readonly key: string;
  readonly path: KeyPath;
  readonly value: Json;
  /** The property has the value of the key, and would have it after the edit; or it is the key in another unit. */
  readonly isProperty: boolean;
}

function* trials({ from, expected, actual }: DriftedProperty, { compiled }: Step): Generator<Trial> {
  const keys = from.filter((key) => !identity.test(key));
  for (const key of keys) {
    const path = pathOfSteps(key.split("."));
    const { enum: choices = [] } = nodeAt(effectiveSchema(), path) as { readonly enum?: readonly unknown[] };
    const own = valueAt(compiled.environment?.spec, path);
    for (const value of candidates({ key: own, planned: expected, actual, choices })) {
      const isConverted = keys.length === 1 && typeof own === "number";
      yield { key, path, value, isProperty: isConverted || (isSameText(own, expected) && isSameText(value, actual)) };
    }
  }
}

/** AWS has numbers as text. */
function isSameText(a: unknown, b: unknown): boolean {
  return typeof a === "number" || typeof b === "number" ? String(a) === String(b) : isSameJson(a, b);
}

function byOverride(difference: DriftedProperty, step: Step, question: Search): Found | Refused {
  const { id, path, actual, hidden } = difference;
  if (hidden) return { rule: undefined };
  const property = path.join(".");
  const removed = valueAt(step.compiled.source?.tree, ["overrides", id, "remove"]);
  const operation: Operation =
    actual === undefined
      ? { kind: "set", path: ["overrides", id, "remove"], value: [...(Array.isArray(removed) ? (removed as Json[]) : []), property] }
      : { kind: "set", path: ["overrides", id, "set", property], value: quoted(actual) as Json };
  const tried = attempt(operation, difference, step, question, 0);
  const edit = { key: actual === undefined ? `overrides.${id}.remove` : `overrides.${id}.set.${property}`, value: operation.value };
  if (!("drift" in tried)) return tried.rule === undefined ? { rule: undefined } : { rule: tried.rule, edit };
  return { answer: { kind: "override", ...edit }, step: tried };
}

/** The spec with the edit, if the property then has its value and at most so many others differ; otherwise the first rule that objects. */
function attempt(
  edit: Operation,
  difference: DriftedProperty,
  step: Step,
  search: Search,
  most: number,
): Step | { readonly rule: string | undefined; readonly isJudged?: boolean } {
  const { files, file, state, asOf } = search;
  search.attempts += 1;
  const edited = new Overlay(files);
  try {
    edited.write(file, editText(files.text(file)!, [edit], orderOf));
  } catch (error) {
    if (!(error instanceof EditConflict)) throw error;
    return { rule: undefined };
  }
  const compiled = compileSpec(file, edited, { asOf });
  const rule = compiled.diagnostics.find(({ severity }) => severity === "error")?.rule;
  if (compiled.plan === undefined) return { rule, isJudged: compiled.environment !== undefined };
  const drift = driftOf(compiled.plan, state);
  const isThere = drift.properties.some((each) => nameOf(each) === nameOf(difference));
  if (isThere || changesResources(step.drift, drift) || othersIn(step.drift, drift).length > most) return { rule };
  return { compiled: { ...compiled, plan: compiled.plan }, drift, text: edited.text(file)! };
}

function changesResources(before: Drift, after: Drift): boolean {
  const names = ({ unplanned, missing }: Drift) => [...unplanned.map(({ urn }) => urn), "", ...missing.map(({ id }) => id)].join("\n");
  return names(before) !== names(after);
}

/** Properties that differ after an edit and did not before. */
function othersIn(before: Drift, after: Drift): readonly string[] {
  const known = new Set(before.properties.map(nameOf));
  return after.properties.map(nameOf).filter((name) => !known.has(name));
}

function nameOf({ id, path }: Pick<DriftedProperty, "id" | "path">): string {
  return `${id}.${path.join(".")}`;
}
