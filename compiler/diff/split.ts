/**
 * A change that must become two pull requests, each deployed before the next one is merged: turn protection off, then replace; add, then
 * remove. Both edits are computed and compiled, so they are exact.
 */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { changeOf } from "../change/operations/index.ts";
import type { Change, Operation } from "../change/types.ts";
import { editText } from "../edit/edit.ts";
import type { Json, Operation as Edit } from "../edit/operation.ts";
import { hasErrors } from "../diagnostics/types.ts";
import type { Plan } from "../plan/types.ts";
import { editedPaths } from "../source/edited-paths.ts";
import { valueAt } from "../source/value-at.ts";
import { bridged, type First } from "./bridge.ts";
import type { EnvironmentDiff, Pair, Side, Split } from "./types.ts";

/** The two pull requests; undefined if one is enough, or if no edit of this file alone makes two. */
export function splitOf({ change, effects, file }: EnvironmentDiff, pair: Pair, asOf: string): Split | undefined {
  const [old, now] = [pair.before?.text, pair.after?.text];
  if (old === undefined || now === undefined) return undefined;
  // What AWS refuses does not go through in two steps either.
  if (effects.some(({ danger }) => danger === "refused")) return undefined;
  const first = firstOf(change, pair, asOf);
  if (first === undefined) return undefined;
  return {
    because: first.because,
    parts: [
      { title: `1. ${first.title}; merge and deploy it`, patch: patchOf(file, old, first.text) },
      { title: `2. ${first.then}`, patch: patchOf(file, first.text, now) },
    ],
  };
}

/** What is protected and replaced by something else at once needs both: its successor beside it, and its protection off. */
function firstOf(change: Change, pair: Pair, asOf: string): First | undefined {
  const added = addedFirst(pair);
  if (added === undefined) return unprotected(change.operations, pair.before!, asOf) ?? bridged(change, pair);
  const both = unprotected(change.operations, { ...pair.after!, text: added.text, plan: pair.before!.plan! }, asOf);
  if (both === undefined) return added;
  return { ...added, because: `${both.because}; ${added.because}`, title: `${added.title}, with protection off`, text: both.text };
}

function patchOf(file: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** Pulumi refuses to delete what is protected in its state: protection has to be off before. */
function unprotected(operations: readonly Operation[], side: Side, asOf: string): First | undefined {
  const { plan, source, text: own, recompile } = side;
  const blocked = operations.filter(({ refused }) => refused === true);
  if (blocked.length === 0 || plan === undefined || own === undefined || source === undefined) return undefined;
  const ids = blocked.map(({ id, previousId }) => previousId ?? id);
  const edits = [...new Map(ids.map((id) => protectionOff(id, plan, source.tree)).map((edit) => [edit.path.join("."), edit])).values()];
  const text = waived(editText(own, edits), side, asOf);
  const next = text === undefined ? undefined : recompile?.(text).plan;
  if (text === undefined || next === undefined || next.resources.some(({ id, options }) => ids.includes(id) && options.protect === true))
    return undefined;
  return {
    because: `\`pulumi up\` refuses to delete protected resources: ${ids.join(", ")}`,
    title: "turn protection off",
    then: "make the change; what remains is protected again",
    text,
  };
}

/** Days for which the first pull request does without the rules that demand protection. */
const days = 30;
const reason = "Off for one deployment, for the change that follows.";

/** The text with a waiver of each security rule that it violates, and its parent does not; undefined if that is not enough. */
function waived(text: string, { recompile, source }: Side, asOf: string): string | undefined {
  const errorsIn = (spec: string) => recompile?.(spec).diagnostics.filter(({ severity }) => severity === "error") ?? [];
  const found = errorsIn(text);
  if (found.length === 0) return text;
  const until = new Date(Date.parse(asOf) + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const entries = found.flatMap(({ security, key }): readonly Json[] => {
    const subject = security?.resource === undefined ? key !== undefined && { key } : { resource: security.resource };
    return security === undefined || subject === false ? [] : [{ rule: security.rule, ...subject, reason, until }];
  });
  const own = (source?.tree["waivers"] ?? []) as readonly Json[];
  const edited = editText(text, [{ kind: "set", path: ["waivers"], value: [...own, ...entries] as Json }]);
  return errorsIn(edited).length === 0 ? edited : undefined;
}

/** The switch that protects the resource, if there is only one that is on; else an override, which leaves everything else protected. */
function protectionOff(id: string, plan: Plan, tree: object): Edit {
  const keys = plan.resources.find((resource) => resource.id === id)?.from["options.protect"] ?? [];
  const switches = keys.filter((each) => isSwitch(each) && valueAt(tree, each.split(".")) !== false);
  const path = switches.length === 1 ? switches[0]!.split(".") : ["overrides", id, "options", "protect"];
  return { kind: "set", path, value: false };
}

/** Rules, overrides and the class protect as well, but nobody turns them off for one deployment. */
function isSwitch(cause: string): boolean {
  return !/^(rule:|overrides\.|class$)/.test(cause);
}

/** A queue or workload with another name: without the first step, its users lose the old one while they learn of the new one. */
function addedFirst({ before, after }: Pair): First | undefined {
  const [old, now] = [before?.source?.tree, after?.source?.tree];
  if (old === undefined || now === undefined || after?.text === undefined) return undefined;
  const entries = editedPaths(old, now).filter((path) => path.length === 3 && /^extra[A-Z]/.test(String(path[1])));
  const removed = entries.filter((path) => valueAt(now, path) === undefined);
  const added = entries.filter((path) => valueAt(old, path) === undefined);
  const moved = removed.filter((path) => added.some((other) => other[1] === path[1]));
  if (moved.length === 0) return undefined;
  const text = editText(after.text, moved.map((path): Edit => ({ kind: "set", path, value: valueAt(old, path) as Json }))); // prettier-ignore
  const compiled = after.recompile?.(text);
  if (compiled?.plan === undefined || hasErrors(compiled.diagnostics)) return undefined;
  if (deletedIn(before?.plan, compiled.plan).length >= deletedIn(before?.plan, after.plan).length) return undefined;
  const names = moved.map((path) => path.join(".")).join(", ");
  return {
    because: `the change removes ${names} in the step that adds what takes its place: what is still in it, and whoever still uses it, is lost`,
    title: "add, and keep the old one",
    then: `remove ${names} when nothing uses it`,
    text,
  };
}

function deletedIn(before: Plan | undefined, after: Plan | undefined): readonly string[] {
  return changeOf(before, after).operations.flatMap(({ id, kind }) => (kind === "delete" ? [id] : []));
}
