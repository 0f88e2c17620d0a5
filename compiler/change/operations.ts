/** Computes what `pulumi up` would do to get from one plan to another, according to compiler/plan/builder/replacement.json. */
import { isDeepStrictEqual } from "node:util";
import { replacementFacts, type ReplacementFacts } from "../plan/builder/replacement.ts";
import { isExpression } from "../plan/expressions.ts";
import { referencesOf } from "../plan/references.ts";
import type { Plan, PlanResource, PlanValue } from "../plan/types.ts";
import { isRecord } from "../plan/values.ts";
import { replacesWhen } from "./interruptions.ts";
import type { Change, Operation, OperationKind, PropertyChange } from "./types.ts";

/** The change from one plan to another; of an environment that is new or removed, one of them is undefined. */
export function changeOf(before: Plan | undefined, after: Plan | undefined): Change {
  const old = new Map(before?.resources.map((resource) => [resource.id, resource]));
  const replaced = new Set<string>();
  const regionMoves = before !== undefined && after !== undefined && !isDeepStrictEqual(before.region, after.region);
  const found: Operation[] = [];
  for (const resource of after?.resources ?? []) {
    const previous = old.get(resource.id);
    old.delete(resource.id);
    const one = previous === undefined ? operation("create", resource) : compareResource(previous, resource, replaced, regionMoves);
    if (one === undefined) continue;
    if (one.kind === "replace") replaced.add(one.id);
    found.push(one);
  }
  const deleted = [...old.values()].map((resource) => operation("delete", resource));
  return { operations: [...found, ...deleted], besides: before === undefined || after === undefined ? [] : besides(before, after) };
}

/** `resource` is the one after the change; for `delete`, before it. */
function operation(
  kind: OperationKind,
  resource: PlanResource,
  properties: readonly PropertyChange[] = [],
  before: PlanResource | undefined = kind === "create" ? undefined : resource,
): Operation {
  const { id, type, options, inputs } = resource;
  return {
    id,
    type,
    kind,
    ...(kind === "replace" && { order: options.deleteBeforeReplace === false ? "create first" : "delete first" }),
    properties,
    protected: before?.options.protect === true,
    retained: before?.options.retainOnDelete === true,
    stateful: replacementFacts(type)?.stateful === true,
    copy: type.startsWith("random:") || type === "aws:secretsmanager/secretVersion:SecretVersion" || "replicateSourceDb" in inputs,
  };
}

function compareResource(
  before: PlanResource,
  after: PlanResource,
  replaced: ReadonlySet<string>,
  regionMoves: boolean,
): Operation | undefined {
  if (before.type !== after.type) return operation("replace", after, [], before);
  const facts = replacementFacts(after.type);
  const changed = changedPaths(before, after, replaced);
  const ignored = new Set(after.options.ignoreChanges ?? []);
  const counting = changed.filter((path) => !ignored.has(root(path)));
  const properties = propertyChanges(counting, before, after, replaced);
  const replaces = properties.some((property) => property.replaces) || (regionMoves && facts?.replace.includes("region") === true);
  if (replaces) return operation("replace", after, properties, before);
  if (properties.length > 0) return operation("update", after, properties, before);
  if (changed.length > 0) return operation("ignored", after, propertyChanges(changed, before, after, replaced), before);
  const { protect, retainOnDelete } = after.options;
  const same = before.options.protect === protect && before.options.retainOnDelete === retainOnDelete;
  return same ? undefined : operation("options", after, [], before);
}

function propertyChanges(
  paths: readonly string[],
  before: PlanResource,
  after: PlanResource,
  replaced: ReadonlySet<string>,
): readonly PropertyChange[] {
  const facts = replacementFacts(after.type);
  return [...new Set(paths.map(root))].map((name) => {
    const values = { name, before: before.inputs[name], after: after.inputs[name] };
    const inside = paths.filter((path) => root(path) === name);
    return {
      ...values,
      replaces: inside.some((path) => isReplacing(path, facts, after)) || replacesWhen(after.type, name, values.before, values.after),
      through: [...referencesOf(values.after)].filter((id) => replaced.has(id)),
      from: [...new Set([...(after.from[name] ?? []), ...(before.from[name] ?? [])])],
    };
  });
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

/** Parts of the plan that are not resources. */
function besides(before: Plan, after: Plan): readonly string[] {
  return (["providers", "data", "config", "outputs"] as const).flatMap((part) => {
    const [old, now]: readonly Readonly<Record<string, unknown>>[] = [before[part], after[part]];
    const names = [...new Set([...Object.keys(old!), ...Object.keys(now!)])].sort();
    return names.filter((name) => !isDeepStrictEqual(old![name], now![name])).map((name) => `${part}.${name}`);
  });
}
