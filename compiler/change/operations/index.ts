/**
 * Computes what `pulumi up` would do to get from one plan to another, in the order in which Pulumi decides: a resource after those that it
 * refers to. tools/exactness compares the result with previews of the real engine.
 */
import { isSameJson } from "../../canonical/equal.ts";
import { referencesOf } from "../../plan/references.ts";
import type { Plan, PlanResource } from "../../plan/types.ts";
import type { PlanRecord } from "../../plan/values.ts";
import type { Change, Operation } from "../types.ts";
import { Comparison } from "./comparison.ts";
import { Dependents } from "./dependents.ts";
import { identities } from "./identity.ts";
import { operation } from "./operation.ts";
import { Outlook, Side } from "./outlook.ts";
import { fromProvider, sameProviders } from "./provider-settings.ts";

/** The change from one plan to another; of an environment that is new or removed, one of them is undefined. */
export function changeOf(before: Plan | undefined, after: Plan | undefined): Change {
  if (before === undefined || after === undefined) {
    const created = (after?.resources ?? []).map((resource) => operation("create", undefined, resource));
    return { operations: [...created, ...(before?.resources ?? []).map((resource) => operation("delete", resource))], besides: [] };
  }
  return { operations: new Decisions(before, after).all(), besides: besides(before, after) };
}

/** Decides about one resource after the other, as Pulumi does. */
class Decisions {
  readonly #after: Plan;
  readonly #identities: ReturnType<typeof identities>;
  readonly #outlook: Outlook;
  readonly #comparison: Comparison;
  readonly #dependents: Dependents;
  /** Resources before the change that were decided about. */
  readonly #done = new Set<string>();
  /** Resources with an unknown operation, and what refers to them. */
  readonly #uncertain = new Set<string>();
  /** Nothing but references to other resources can make equal inputs differ. */
  readonly #onlyReferences: boolean;

  constructor(before: Plan, after: Plan) {
    this.#after = after;
    this.#identities = identities(before, after);
    this.#outlook = new Outlook(before, after, this.#identities.now);
    const old = new Side(before);
    this.#comparison = new Comparison({ before, after, old, now: new Side(after), outlook: this.#outlook });
    this.#dependents = new Dependents(
      before.resources,
      (resource) => old.inputsOf(resource),
      (resource) => regionOf(before, resource) !== regionOf(after, resource),
    );
    this.#onlyReferences = sameProviders(before, after) && this.#outlook.sameData;
  }

  all(): readonly Operation[] {
    const found = this.#after.resources.flatMap((resource) => this.#decide(resource) ?? []);
    return [...found, ...this.#identities.gone.map((resource) => operation("delete", resource))];
  }

  #decide(resource: PlanResource): Operation | undefined {
    const previous = this.#identities.previous.get(resource);
    const found = previous === undefined ? operation("create", undefined, resource) : this.#continue(previous, resource);
    if (previous !== undefined) this.#done.add(previous.id);
    if (found?.kind === "create" || found?.kind === "replace") this.#outlook.renew(resource.id);
    if (found?.kind === "unknown") this.#uncertain.add(resource.id);
    return found;
  }

  #continue(previous: PlanResource, resource: PlanResource): Operation | undefined {
    const dragged = this.#dependents.of(previous.id);
    if (dragged === undefined && this.#isUntouched(previous, resource)) return this.#withoutDifferences(previous, resource);
    const found = this.#comparison.compare(previous, resource, dragged);
    if (found === undefined) return this.#withoutDifferences(previous, resource);
    const drags = found.kind === "replace" && found.order === "delete first" && dragged === undefined;
    if (drags) this.#dependents.drag(previous.id, (id) => this.#done.has(id));
    return found;
  }

  /** True if nothing about the resource can differ, which is the case for most and costs the least to find out. */
  #isUntouched(previous: PlanResource, resource: PlanResource): boolean {
    if (!this.#onlyReferences || !isSameJson(previous.inputs, resource.inputs)) return false;
    if (previous.options.provider !== resource.options.provider) return false;
    for (const id of referencesOf(resource.inputs)) if (this.#outlook.isTouched(id)) return false;
    return true;
  }

  /** Options that only Pulumi's state knows; and what refers to a resource whose operation is unknown. */
  #withoutDifferences(previous: PlanResource, resource: PlanResource): Operation | undefined {
    const doubtful = this.#comparison.through(previous, resource, this.#uncertain);
    if (doubtful.length > 0) return operation("unknown", previous, resource, { properties: doubtful });
    const { protect, retainOnDelete, import: imported } = resource.options;
    // The ID of the resource in the state is not part of a plan, so nobody can say whether it is the one to import.
    if (imported !== undefined && imported !== previous.options.import) return operation("unknown", previous, resource);
    const same = previous.options.protect === protect && previous.options.retainOnDelete === retainOnDelete;
    return same ? undefined : operation("options", previous, resource);
  }
}

/** The region in which the plan's provider manages the resource, if it has one. */
function regionOf(plan: Plan, resource: PlanResource): unknown {
  return fromProvider(plan, resource, resource.inputs as PlanRecord)["region"];
}

/** Parts of the plan that are not resources. */
function besides(before: Plan, after: Plan): readonly string[] {
  return (["providers", "data", "config", "outputs"] as const).flatMap((part) => {
    const [old, now]: readonly Readonly<Record<string, unknown>>[] = [before[part], after[part]];
    const names = [...new Set([...Object.keys(old!), ...Object.keys(now!)])].sort();
    return names.filter((name) => !isSameJson(old![name], now![name])).map((name) => `${part}.${name}`);
  });
}
