/** Compares a resource with what it was before the change. */
import { parse, walk } from "../../plan/expressions.ts";
import type { Plan, PlanResource, PlanValue } from "../../plan/types.ts";
import type { PlanRecord } from "../../plan/values.ts";
import type { Operation, PropertyChange } from "../types.ts";
import type { Dragged } from "./dependents.ts";
import { differences, type Difference } from "./differences.ts";
import { withoutIgnored } from "./ignore-changes.ts";
import { operation } from "./operation.ts";
import type { Outlook, Side } from "./outlook.ts";
import { covers, rootOf } from "./paths.ts";
import { fromProvider, keysOfProvider } from "./provider-settings.ts";
import { deletesFirst, verdictOf, type Compared, type Verdict } from "./replacing.ts";

export interface Sides {
  readonly before: Plan;
  readonly after: Plan;
  readonly old: Side;
  readonly now: Side;
  readonly outlook: Outlook;
}

/** A difference and its consequence. */
interface Judged extends Difference {
  readonly verdict: Verdict;
}

export class Comparison {
  readonly #sides: Sides;

  constructor(sides: Sides) {
    this.#sides = sides;
  }

  /** Undefined if nothing differs. A resource that is taken along is replaced whatever differs. */
  compare(previous: PlanResource, resource: PlanResource, dragged: Dragged | undefined): Operation | undefined {
    const { old, now, outlook } = this.#sides;
    const [before, wanted] = [old.inputsOf(previous), now.inputsOf(resource)];
    const after = withoutIgnored(before, wanted, resource.options.ignoreChanges ?? []);
    const all = this.#differences(previous, resource, before, wanted);
    const counting = after === wanted ? all : this.#differences(previous, resource, before, after);
    const compared = { type: resource.type, before, after, options: resource.options };
    const judged = counting.map((difference) => ({ ...difference, verdict: verdictOf(difference, compared) }));
    const replaced = dragged !== undefined || judged.some(({ verdict }) => verdict.replaces);
    // A resource that is created anew has the values of the program, also the ignored ones.
    if (!replaced) now.settle(resource.id, after);
    const rest = all.filter(({ path }) => !counting.some((other) => other.path === path));
    const properties = this.#properties(judged, previous, resource, dragged);
    outlook.change(
      resource.id,
      (replaced ? all : counting).map(({ path }) => rootOf(path)),
    );
    const by = dragged === undefined ? undefined : outlook.nowOf(dragged.by);
    if (replaced) return replacement(previous, resource, { properties, judged, compared, by });
    const ignored = this.#properties(
      rest.map((each) => ({ ...each, verdict: ignoring })),
      previous,
      resource,
      undefined,
    );
    if (properties.length === 0)
      return ignored.length === 0 ? undefined : operation("ignored", previous, resource, { properties: ignored });
    const kind = judged.some(({ verdict }) => verdict.unknown) ? "unknown" : "update";
    return operation(kind, previous, resource, { properties, ...(ignored.length > 0 && { ignored }) });
  }

  /** Properties that refer to computed outputs of the resources. */
  through(previous: PlanResource, resource: PlanResource, ids: ReadonlySet<string>): readonly PropertyChange[] {
    if (ids.size === 0) return [];
    const names = Object.keys(resource.inputs).filter((name) => this.#sources(resource.inputs[name], (id) => ids.has(id)).length > 0);
    return names.map((name) => ({
      ...this.#property(name, previous, resource),
      through: this.#sources(resource.inputs[name], (id) => ids.has(id)),
      unverified: true,
    }));
  }

  #differences(previous: PlanResource, resource: PlanResource, before: PlanRecord, after: PlanRecord): readonly Difference[] {
    const { before: oldPlan, after: newPlan, outlook } = this.#sides;
    const found = differences(
      { ...before, ...fromProvider(oldPlan, previous, before) },
      { ...after, ...fromProvider(newPlan, resource, after) },
      outlook,
    );
    // Tags of the resource itself are part of all its tags.
    return found.some(({ path }) => covers("tags", path)) ? found.filter(({ path }) => !covers("tagsAll", path)) : found;
  }

  #properties(
    judged: readonly Judged[],
    previous: PlanResource,
    resource: PlanResource,
    dragged: Dragged | undefined,
  ): readonly PropertyChange[] {
    const names = new Set([...judged.map(({ path }) => rootOf(path)), ...(dragged?.because.keys() ?? [])]);
    return [...names].map((name) => {
      const inside = judged.filter(({ path }) => rootOf(path) === name);
      const property = this.#property(name, previous, resource);
      const lost = (dragged?.because.get(name) ?? []).map((id) => this.#sides.outlook.nowOf(id));
      return {
        ...property,
        replaces: lost.length > 0 || inside.some(({ verdict }) => verdict.replaces),
        through: [...new Set([...property.through, ...lost])],
        paths: inside.map(({ path, kind, verdict }) => ({ path, kind, replaces: verdict.replaces })),
        ...(inside.some(({ verdict }) => verdict.unverified) && { unverified: true }),
      };
    });
  }

  #property(name: string, previous: PlanResource, resource: PlanResource): PropertyChange {
    const { outlook, now, before, after } = this.#sides;
    const [old, wanted] = [provided(before, previous, name), provided(after, resource, name)];
    return {
      name,
      before: old,
      after: wanted,
      replaces: false,
      through: this.#sources(wanted, (id, property) => outlook.differs(id, property, now)),
      from: [...new Set([...(resource.from[name] ?? []), ...(previous.from[name] ?? []), ...keysOfProvider(name)])],
    };
  }

  /** Resources that the value refers to with a computed output, or with a stated one that satisfies the predicate. */
  #sources(value: PlanValue | undefined, counts: (id: string, property: string) => boolean): readonly string[] {
    const found = new Set<string>();
    walk(value, (object) => {
      const node = parse(object);
      if (node.kind === "ref" && counts(node.id, String(node.path[0]))) found.add(node.id);
    });
    return [...found];
  }
}

const ignoring: Verdict = { replaces: false, byProvider: false, unknown: false, unverified: false };

/** The resource's own value, or what its provider gives it. */
function provided(plan: Plan, resource: PlanResource, name: string): PlanValue | undefined {
  return resource.inputs[name] ?? fromProvider(plan, resource, resource.inputs as PlanRecord)[name];
}

interface Replacement {
  readonly properties: readonly PropertyChange[];
  readonly judged: readonly Judged[];
  readonly compared: Compared;
  /** The resource that takes this one along. */
  readonly by: string | undefined;
}

function replacement(previous: PlanResource, resource: PlanResource, { properties, judged, compared, by }: Replacement): Operation {
  const verdicts = judged.map(({ verdict }) => verdict);
  const first = by !== undefined || deletesFirst(verdicts, compared);
  return operation("replace", previous, resource, {
    order: first ? "delete first" : "create first",
    ...(by !== undefined && { draggedBy: by }),
    properties,
  });
}
