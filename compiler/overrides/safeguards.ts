/**
 * What modules plan without naming a rule, and an override must not take away unseen: the resources that a property refers to, such as a role
 * of its own, and what keeps data when a resource is deleted.
 */
import type { DraftOptions } from "../plan/builder/draft.ts";
import { resolveValue, type Resolved } from "../plan/builder/resolve.ts";
import { documentSites } from "../plan/document-sites.ts";
import { referencesOf } from "../plan/references.ts";
import type { PlanValue } from "../plan/types.ts";
import { isList } from "../plan/values.ts";
import type { Edit, Override } from "./edits.ts";

/** The type of a planned or extra resource. */
export type TypeOf = (id: string) => { readonly type: string; readonly isExtra: boolean } | undefined;

/** Texts that policies, dashboards and patterns contain are judged as documents. */
const documents: Readonly<Record<string, Readonly<Record<string, string>>>> = documentSites;

/** The rules that hold what the edit takes away, as origins in the `from` of a property. */
export function safeguardsLost(type: string, edit: Edit, { value: before, from }: Resolved, typeOf: TypeOf): readonly string[] {
  // A rule that the module names knows what the property may be instead.
  const isHeld = from.some((origin) => origin.startsWith("rule:"));
  return [
    ...(!isHeld && losesReference(type, edit, before, typeOf) ? [referencesKept] : []),
    ...(losesData(edit, before) ? [dataKept] : []),
    ...(hides[type]?.has(String(edit.path[0])) === true ? ["rule:web-acl-logging"] : []),
  ];
}

/** What a log of requests leaves out: too much, and attacks are not seen; too little, and it holds the tokens of users. */
const hides: Readonly<Record<string, ReadonlySet<string>>> = {
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": new Set(["loggingFilter", "redactedFields"]),
  "aws:wafv2/webAcl:WebAcl": new Set(["dataProtectionConfig"]),
};

export const dataKept = "rule:data-kept";
export const referencesKept = "rule:planned-references-kept";

/**
 * Does the new value lead elsewhere than the planned one: to nothing, to a resource outside of the plan, or to one that a module planned for
 * another purpose? An extra resource of the same type may take its place.
 */
function losesReference(type: string, { path, value }: Edit, before: PlanValue | undefined, typeOf: TypeOf): boolean {
  const planned = referencesOf(before);
  if (planned.size === 0 || Object.hasOwn(documents[type] ?? {}, String(path[0]))) return false;
  const given = referencesOf(value);
  const types = new Set([...planned].map((id) => typeOf(id)?.type));
  const isOwn = (id: string) => planned.has(id) || typeOf(id)?.isExtra === true;
  const fitting = [...given].filter((id) => types.has(typeOf(id)?.type));
  const kept = new Set(fitting.filter(isOwn).map((id) => typeOf(id)?.type));
  return kept.size < types.size || !fitting.every(isOwn) || addsUnplanned(before, value);
}

/** Is there an item without a reference in a list whose planned items are all references? */
function addsUnplanned(before: PlanValue | undefined, after: PlanValue | undefined): boolean {
  const isReference = (item: PlanValue) => referencesOf(item).size > 0;
  return isList(before) && isList(after) && before.every(isReference) && !after.every(isReference);
}

/** Properties that delete data with the resource where they are true. */
const deletes: ReadonlySet<string> = new Set(["skipFinalSnapshot", "deleteAutomatedBackups", "forceDestroy", "forceDelete"]);
/** Days that data outlives its deletion, or cannot be deleted. */
const windows: ReadonlySet<string> = new Set(["recoveryWindowInDays", "deletionWindowInDays", "minRetentionDays"]);

/** Does the edit let data be deleted that the planned resource keeps? */
function losesData({ path, value }: Edit, before: PlanValue | undefined): boolean {
  const property = String(path[0]);
  if (deletes.has(property)) return before !== true && value !== undefined && value !== false;
  if (windows.has(property)) return !(typeof value === "number" && (typeof before !== "number" || value >= before));
  return property === "finalSnapshotIdentifier" && value === undefined;
}

/** Options that keep a resource, or what it stands for in AWS, if Pulumi should delete it. */
const keeping = ["protect", "retainOnDelete"] as const;

/** The options of the planned resource that keep it, and that the override turns off. */
export function optionsLost(planned: DraftOptions, given: NonNullable<Override["options"]>): readonly (typeof keeping)[number][] {
  return keeping.filter((name) => given[name] === false && resolveValue(planned[name], ({ stem }) => stem).value === true);
}
