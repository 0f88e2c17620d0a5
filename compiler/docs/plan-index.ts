/** A plan, indexed for the questions that diagrams and tables ask. */
import { dependenciesOf, referencesOf } from "../plan/references.ts";
import type { Plan, PlanResource, PlanValue } from "../plan/types.ts";

declare const narrowed: unique symbol;
/** A map of the plan; the mark makes narrowing keep the index signature where the declared type is a union of expressions. */
export interface PlanMap extends Readonly<Record<string, PlanValue>> {
  readonly [narrowed]: true;
}

export interface PlanIndex {
  readonly plan: Plan;
  readonly byId: ReadonlyMap<string, PlanResource>;
  /** Ids that a resource waits for. */
  readonly needs: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids that wait for a resource. */
  readonly neededBy: ReadonlyMap<string, ReadonlySet<string>>;
  readonly ofType: (type: string) => readonly PlanResource[];
  readonly ofModule: (module: string) => readonly PlanResource[];
}

const indexes = new WeakMap<Plan, PlanIndex>();

/** The index of a plan; made once. */
export function indexOf(plan: Plan): PlanIndex {
  const known = indexes.get(plan);
  if (known !== undefined) return known;
  const byId = new Map(plan.resources.map((resource) => [resource.id, resource]));
  const needs = new Map(plan.resources.map((resource) => [resource.id, dependenciesOf(resource)]));
  const neededBy = new Map<string, Set<string>>(plan.resources.map(({ id }) => [id, new Set()]));
  for (const [id, targets] of needs) for (const target of targets) neededBy.get(target)?.add(id);
  const types = groupBy(plan.resources, "type");
  const modules = groupBy(plan.resources, "module");
  const ofType = (type: string) => types.get(type) ?? [];
  const index = { plan, byId, needs, neededBy, ofType, ofModule: (module: string) => modules.get(module) ?? [] };
  indexes.set(plan, index);
  return index;
}

function groupBy(resources: readonly PlanResource[], property: "type" | "module"): ReadonlyMap<string, readonly PlanResource[]> {
  const groups = new Map<string, PlanResource[]>();
  for (const resource of resources) {
    const group = groups.get(resource[property]);
    if (group === undefined) groups.set(resource[property], [resource]);
    else group.push(resource);
  }
  return groups;
}

/** Ids that a property of a resource refers to, at any depth; `path` has dots. */
export function refsAt(resource: PlanResource, path: string): readonly string[] {
  return [...referencesOf(valueAt(resource, path))];
}

/** What stands at a dotted path of a resource's inputs. */
export function valueAt(resource: PlanResource, path: string): PlanValue | undefined {
  return path.split(".").reduce<PlanValue | undefined>((value, step) => (isMap(value) ? value[step] : undefined), resource.inputs);
}

export function isMap(value: PlanValue | undefined): value is PlanMap {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Properties that may hold a resource's physical name, best first. */
const nameProperties = ["identifier", "replicationGroupId", "bucket", "name", "family", "policyName", "domainName", "dashboardName"];

/** What the resource is called in AWS; undefined for what has no name. What is known at deployment only stands in `<…>`. */
export function physicalName(resource: PlanResource): string | undefined {
  for (const property of nameProperties) {
    const text = nameText(resource.inputs[property]);
    if (text !== undefined) return text;
  }
  const { tags } = resource.inputs;
  return isMap(tags) ? nameText(tags["Name"]) : undefined;
}

function nameText(value: PlanValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  if (!isMap(value) || !Array.isArray(value["$concat"])) return undefined;
  return (value["$concat"] as readonly PlanValue[]).map(partText).join("");
}

function partText(part: PlanValue): string {
  if (!isMap(part)) return String(part);
  const source = part["$ref"] ?? part["$data"] ?? part["$config"];
  const path = Array.isArray(part["path"]) ? `.${part["path"].map(String).join(".")}` : "";
  return part["$data"] === "caller-identity" ? "<account>" : `<${String(source)}${path}>`;
}
