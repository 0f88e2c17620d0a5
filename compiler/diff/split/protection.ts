/** A first pull request that turns protection off, so that the next one may delete or replace. */
import { changeOf } from "../../change/operations/index.ts";
import type { Operation } from "../../change/types.ts";
import { editText } from "../../edit/edit.ts";
import type { Json, Operation as Edit } from "../../edit/operation.ts";
import type { Plan } from "../../plan/types.ts";
import { valueAt } from "../../source/value-at.ts";
import type { Side } from "../types.ts";
import type { First } from "./first.ts";

/** Pulumi refuses to delete what is protected in its state: protection has to be off before. */
export function unprotected(operations: readonly Operation[], side: Side, asOf: string): First | undefined {
  const { plan, source, text: own, recompile } = side;
  const blocked = operations.filter(({ refused }) => refused === true);
  if (blocked.length === 0 || plan === undefined || own === undefined || source === undefined) return undefined;
  const ids = blocked.map(({ id, previousId }) => previousId ?? id);
  const text = waived(editText(own, protectionOff(ids, { ...side, plan, source, text: own })), side, asOf);
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

/** Of each resource, the switch that protects it if that does nothing else; else an override, which leaves everything else protected. */
function protectionOff(ids: readonly string[], side: SpecSide): readonly Edit[] {
  const switches = ids.map((id) => switchOf(id, side));
  const on = side.recompile?.(side.text).plan;
  const harmless = new Set([...new Set(switches)].filter((key) => key !== undefined && on !== undefined && onlyUpdates(key, on, side)));
  const paths = ids.map((id, index) => (harmless.has(switches[index]) ? switches[index]! : `overrides.${id}.options.protect`));
  return [...new Set(paths)].map((path) => off(path));
}

function off(key: string): Edit {
  return { kind: "set", path: key.split("."), value: false };
}

/** The key that protects the resource; undefined if several do, or none that people turn off. */
function switchOf(id: string, { plan, source }: SpecSide): string | undefined {
  const keys = plan.resources.find((resource) => resource.id === id)?.from["options.protect"] ?? [];
  const [own, ...others] = keys.filter((each) => isSwitch(each) && valueAt(source.tree, each.split(".")) !== false);
  return others.length === 0 ? own : undefined;
}

/** Is nothing deleted if the key is off? The switch that protects a cache also decides whether its deletion leaves a final snapshot. */
function onlyUpdates(key: string, on: Plan, { text, recompile }: SpecSide): boolean {
  const next = recompile?.(editText(text, [off(key)])).plan;
  return next !== undefined && changeOf(on, next).operations.every(({ kind }) => kind === "update" || kind === "options");
}

/** Rules, overrides and the class protect as well, but nobody turns them off for one deployment. */
function isSwitch(cause: string): boolean {
  return !/^(rule:|overrides\.|class$)/.test(cause);
}
