/** A first pull request that turns protection off, so that the next one may delete or replace. */
import { changeOf } from "../../change/operations/index.ts";
import type { Operation } from "../../change/types.ts";
import { editText } from "../../edit/edit.ts";
import type { Json, Operation as Edit } from "../../edit/operation.ts";
import { valueAt } from "../../source/value-at.ts";
import type { Side } from "../types.ts";
import type { First } from "./first.ts";

/** Pulumi refuses to delete what is protected in its state: protection has to be off before. */
export function unprotected(operations: readonly Operation[], side: Side, asOf: string): First | undefined {
  const { plan, source, text: own, recompile } = side;
  const blocked = operations.filter(({ refused }) => refused === true);
  if (blocked.length === 0 || plan === undefined || own === undefined || source === undefined) return undefined;
  const ids = blocked.map(({ id, previousId }) => previousId ?? id);
  const edits = [
    ...new Map(
      ids.map((id) => protectionOff(id, { ...side, plan, source, text: own })).map((edit) => [edit.path.join("."), edit]),
    ).values(),
  ];
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

type SpecSide = Side & Required<Pick<Side, "plan" | "source" | "text">>;

/** The switch that protects the resource, if there is only one that is on; else an override, which leaves everything else protected. */
function protectionOff(id: string, side: SpecSide): Edit {
  const keys = side.plan.resources.find((resource) => resource.id === id)?.from["options.protect"] ?? [];
  const [own, ...others] = keys.filter((each) => isSwitch(each) && valueAt(side.source.tree, each.split(".")) !== false);
  const edit: Edit | undefined = own === undefined || others.length > 0 ? undefined : { kind: "set", path: own.split("."), value: false };
  return edit !== undefined && onlyUpdates(edit, side)
    ? edit
    : { kind: "set", path: ["overrides", id, "options", "protect"], value: false };
}

/** Does the edit delete nothing? The switch that protects a cache also decides whether its deletion leaves a final snapshot. */
function onlyUpdates(edit: Edit, { text, recompile }: SpecSide): boolean {
  const [on, off] = [text, editText(text, [edit])].map((each) => recompile?.(each).plan);
  if (on === undefined || off === undefined) return false;
  return changeOf(on, off).operations.every(({ kind }) => kind === "update" || kind === "options");
}

/** Rules, overrides and the class protect as well, but nobody turns them off for one deployment. */
function isSwitch(cause: string): boolean {
  return !/^(rule:|overrides\.|class$)/.test(cause);
}
