/** Compares two plans: what `pulumi up` would do to get from one to the other, according to compiler/plan/builder/replacement.json. */
import { isDeepStrictEqual } from "node:util";
import { replacementFacts, type ReplacementFacts } from "../../plan/builder/replacement.ts";
import { isExpression } from "../../plan/expressions.ts";
import { referencesOf } from "../../plan/references.ts";
import type { Plan, PlanResource, PlanValue } from "../../plan/types.ts";
import { isRecord } from "../../plan/values.ts";
import { replacesWhen } from "../interruptions.ts";

export interface Difference {
  readonly id: string;
  readonly type: string;
  /** `leave`: only ignored properties differ; `protect`: only Pulumi's `protect` option differs. */
  readonly action: "create" | "delete" | "replace" | "update" | "leave" | "protect";
  /** Top-level properties that change, with both values. */
  readonly properties: readonly { readonly name: string; readonly before: unknown; readonly after: unknown }[];
  readonly stateful: boolean;
  readonly protect: boolean;
  /** The resource holds a copy or a random value, so that its deletion loses nothing. */
  readonly copy: boolean;
  /** For a replacement: Pulumi creates the successor before it deletes the predecessor. */
  readonly successorFirst: boolean;
}

/** Every affected resource, in plan order. */
export function comparePlans(before: Plan, after: Plan): readonly Difference[] {
  const old = new Map(before.resources.map((resource) => [resource.id, resource]));
  const replaced = new Set<string>();
  const regionMoves = !isDeepStrictEqual(before.region, after.region);
  const found: Difference[] = [];
  for (const resource of after.resources) {
    const previous = old.get(resource.id);
    old.delete(resource.id);
    if (previous === undefined) found.push(difference(resource, "create", []));
    else {
      const one = compareResource(previous, resource, replaced, regionMoves);
      if (one === undefined) continue;
      if (one.action === "replace") replaced.add(one.id);
      found.push(one);
    }
  }
  return [...found, ...[...old.values()].map((resource) => difference(resource, "delete", []))];
}

function difference(resource: PlanResource, action: Difference["action"], properties: Difference["properties"]): Difference {
  const { id, type, options, inputs } = resource;
  return {
    id,
    type,
    action,
    properties,
    stateful: replacementFacts(type)?.stateful === true,
    protect: options.protect === true,
    copy: type.startsWith("random:") || type === "aws:secretsmanager/secretVersion:SecretVersion" || "replicateSourceDb" in inputs,
    successorFirst: options.deleteBeforeReplace === false,
  };
}

function compareResource(
  before: PlanResource,
  after: PlanResource,
  replaced: ReadonlySet<string>,
  regionMoves: boolean,
): Difference | undefined {
  const facts = replacementFacts(after.type);
  const protect = before.options.protect === true;
  if (before.type !== after.type) return { ...difference(after, "replace", []), protect };
  const changed = changedPaths(before, after, replaced);
  const properties = (paths: readonly string[]) =>
    [...new Set(paths.map(root))].map((name) => ({ name, before: before.inputs[name], after: after.inputs[name] }));
  const ignored = new Set(after.options.ignoreChanges ?? []);
  const counting = changed.filter((path) => !ignored.has(root(path)));
  const found = properties(counting);
  const replaces =
    counting.some((path) => isReplacing(path, facts, after)) ||
    found.some((property) => replacesWhen(after.type, property.name, property.before, property.after)) ||
    (regionMoves && facts !== undefined && facts.replace.includes("region"));
  if (replaces) return { ...difference(after, "replace", found), protect };
  if (found.length > 0) return difference(after, "update", found);
  if (changed.length > 0) return difference(after, "leave", properties(changed));
  const { protect: protectedNow, retainOnDelete } = after.options;
  const same = before.options.protect === protectedNow && before.options.retainOnDelete === retainOnDelete;
  return same ? undefined : difference(after, "protect", []);
}

/** A path in `replace` covers everything below it; a property that changes as a whole covers everything inside it. */
function isReplacing(path: string, facts: ReplacementFacts | undefined, resource: PlanResource): boolean {
  const covers = (property: string) => path === property || path.startsWith(`${property}.`) || property.startsWith(`${path}.`);
  return (facts?.replace ?? []).some(covers) || (resource.options.replaceOnChanges ?? []).some(covers);
}

function root(path: string): string {
  return path.split(".")[0]!;
}

/** Paths of the differences, without list positions. A reference to a replaced resource differs, since its new value is not yet known. */
function changedPaths(before: PlanResource, after: PlanResource, replaced: ReadonlySet<string>): readonly string[] {
  const paths = new Set<string>();
  const compare = (a: PlanValue | undefined, b: PlanValue | undefined, path: string): void => {
    if (isDeepStrictEqual(a, b) && (replaced.size === 0 || [...referencesOf(b)].every((id) => !replaced.has(id)))) return;
    const [left, right] = [plain(a), plain(b)];
    if (left === undefined || right === undefined) return void paths.add(path);
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      compare(left[key], right[key], path === "" ? key : `${path}.${key}`);
    }
  };
  compare(before.inputs, after.inputs, "");
  return [...paths];
}

/** A map that is not an expression: only such maps have properties to compare. */
function plain(value: PlanValue | undefined): Readonly<Record<string, PlanValue>> | undefined {
  return isRecord(value) && !isExpression(value) ? value : undefined;
}
