/**
 * What a delete-first replacement takes along. Before Pulumi deletes the resource, it deletes everything that could not stay without it: the
 * resources that would be replaced if the properties that refer to it were unknown (`calculateDependentReplacements` in Pulumi's step
 * generator). It asks this of the state, so of the resources before the change.
 */
import { referencesOf } from "../../plan/references.ts";
import type { PlanResource } from "../../plan/types.ts";
import type { PlanRecord } from "../../plan/values.ts";
import { covers } from "./paths.ts";
import { verdictOf, withUnknown } from "./replacing.ts";

/** A resource that goes together with another one. */
export interface Dragged {
  /** The resource before the change that is replaced delete-first. */
  readonly by: string;
  /** Properties that cannot keep their value, with the resources that they refer to. */
  readonly because: ReadonlyMap<string, readonly string[]>;
}

type Use = readonly [resource: PlanResource, property: string];

export class Dependents {
  readonly #resources: readonly PlanResource[];
  readonly #order: ReadonlyMap<string, number>;
  readonly #inputsOf: (resource: PlanResource) => PlanRecord;
  readonly #isMoving: (resource: PlanResource) => boolean;
  readonly #dragged = new Map<string, Dragged>();
  #uses: ReadonlyMap<string, readonly Use[]> | undefined;

  /** `inputsOf` evaluates the inputs before the change. `isMoving`: the resource's provider moves to another region. */
  constructor(
    resources: readonly PlanResource[],
    inputsOf: (resource: PlanResource) => PlanRecord,
    isMoving: (resource: PlanResource) => boolean,
  ) {
    this.#resources = resources;
    this.#order = new Map(resources.map(({ id }, index) => [id, index]));
    this.#inputsOf = inputsOf;
    this.#isMoving = isMoving;
  }

  /** What takes the resource (before the change) along. */
  of(id: string | undefined): Dragged | undefined {
    return id === undefined ? undefined : this.#dragged.get(id);
  }

  /** Takes along what cannot stay without the resource. `isDone`: Pulumi has already decided about the resource, and so it stays. */
  drag(root: string, isDone: (id: string) => boolean): void {
    const going = new Set([root]);
    const waiting: number[] = [];
    const enqueue = (id: string): void => {
      for (const [{ id: user }] of this.#usesOf(id)) insert(waiting, this.#order.get(user)!);
    };
    enqueue(root);
    // The list is in dependency order: everything that a resource refers to has been decided before it.
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      const resource = this.#resources[at]!;
      if (going.has(resource.id) || this.#dragged.has(resource.id) || isDone(resource.id)) continue;
      const because = this.#reasons(resource, going);
      if (because.size === 0) continue;
      this.#dragged.set(resource.id, { by: root, because });
      going.add(resource.id);
      enqueue(resource.id);
    }
  }

  /** Properties whose loss replaces the resource. */
  #reasons(resource: PlanResource, going: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
    const { type, options, inputs } = resource;
    const before = this.#inputsOf(resource);
    const lost = Object.keys(before)
      .filter((name) => !isIgnored(name, options.ignoreChanges))
      .map((name) => [name, [...referencesOf(inputs[name])].filter((id) => going.has(id))] as const)
      .filter(([, ids]) => ids.length > 0);
    const after = lost.reduce((known, [name, [id = ""]]) => withUnknown(known, name, id), before);
    const replacing = lost.filter(([path]) => verdictOf({ path, kind: "update" }, { type, before, after, options }).replaces);
    // Pulumi asks the provider as it is configured after the change, which replaces the resource for its region alone.
    return new Map(lost.length > 0 && this.#isMoving(resource) ? [...replacing, ["region", []]] : replacing);
  }

  #usesOf(id: string): readonly Use[] {
    this.#uses ??= usesIn(this.#resources);
    return this.#uses.get(id) ?? [];
  }
}

function isIgnored(property: string, paths: readonly string[] = []): boolean {
  return paths.some((path) => covers(path, property));
}

function usesIn(resources: readonly PlanResource[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const resource of resources) {
    for (const property of Object.keys(resource.inputs)) {
      for (const id of referencesOf(resource.inputs[property])) {
        const known = uses.get(id);
        if (known === undefined) uses.set(id, [[resource, property]]);
        else known.push([resource, property]);
      }
    }
  }
  return uses;
}

/** Inserts a number into an ascending list, once. */
function insert(list: number[], value: number): void {
  let at = list.length;
  while (at > 0 && list[at - 1]! > value) at -= 1;
  if (list[at - 1] !== value) list.splice(at, 0, value);
}
