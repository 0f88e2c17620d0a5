/**
 * Names, priorities and places that another resource of the plan before the change still has when Pulumi asks AWS for them: it deletes what
 * goes after everything else, and orders two updates only if one refers to the other.
 */
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanResource } from "../../plan/types.ts";
import { uniqueNames } from "../../plan/unique-names.ts";
import { uniqueParts } from "../../plan/unique-parts.ts";
import type { Operation } from "../types.ts";
import type { Verdict } from "./verdict.ts";

/** What a resource has alone: `name realtime-prod`, `listenerArn and priority`. */
interface Claim {
  readonly key: string;
  readonly inputs: string;
}

/** Looks up who has what, before and after the change. */
export class Claims {
  readonly #before: ReadonlyMap<string, readonly Claim[]>;
  readonly #after: ReadonlyMap<string, readonly Claim[]>;
  readonly #owners: ReadonlyMap<string, string>;
  readonly #operations: ReadonlyMap<string, Operation>;

  constructor(old: PlanReader, now: PlanReader, operations: ReadonlyMap<string, Operation>) {
    this.#before = claimsOf(old);
    this.#after = claimsOf(now);
    this.#owners = new Map([...this.#before].flatMap(([id, claims]) => claims.map(({ key }) => [key, id] as const)));
    // By the ID before the change, because it is the owner's.
    this.#operations = new Map([...operations.values()].map((one) => [one.previousId ?? one.id, one]));
  }

  /** What AWS says to the operation; undefined if nobody else has what it asks for. */
  taken(operation: Operation): Verdict | undefined {
    const own = operation.previousId ?? operation.id;
    for (const { key, inputs } of this.#after.get(operation.id) ?? []) {
      const owner = this.#owners.get(key);
      const other = owner === undefined || owner === own ? undefined : this.#operations.get(owner);
      if (other !== undefined) return this.#verdict(inputs, own, other);
    }
    return undefined;
  }

  #verdict(inputs: string, own: string, other: Operation): Verdict {
    const id = other.previousId ?? other.id;
    if (other.kind === "delete") {
      const way = other.retained
        ? `which AWS keeps: keep the ID ${id}, or ask for another one`
        : `which Pulumi deletes only afterwards: delete ${id} in a deployment of its own first, or keep its ID`;
      return { danger: "refused", notices: [`it has the ${inputs} of ${id}, ${way}`] };
    }
    const wanted = new Set((this.#after.get(other.id) ?? []).map(({ key }) => key));
    const isSwap = (this.#before.get(own) ?? []).some(({ key }) => wanted.has(key));
    if (isSwap) return { danger: "refused", notices: [`it swaps its ${inputs} with ${id}: deploy one of them with a free one first`] };
    return { danger: "unknown", notices: [`it takes the ${inputs} of ${id}: AWS refuses that if ${id} has not changed yet`] };
  }
}

function claimsOf(reader: PlanReader): ReadonlyMap<string, readonly Claim[]> {
  const found = new Map<string, Claim[]>();
  const add = (id: string, claim: Claim) => void found.set(id, [...(found.get(id) ?? []), claim]);
  for (const { resource, property, value } of uniqueNames(reader.plan))
    add(resource.id, { key: `${resource.type} ${property} ${value}`, inputs: property });
  for (const resource of reader.plan.resources) {
    const parts = uniqueParts(resource);
    if (parts !== undefined) add(resource.id, { key: `${resource.type} ${valuesOf(resource, parts)}`, inputs: last(parts, resource) });
  }
  return found;
}

/** What only the deployment tells is the same if it comes from the same place. */
function valuesOf({ inputs }: PlanResource, parts: readonly string[]): string {
  return parts.map((name) => JSON.stringify(inputs[name] ?? null)).join(" ");
}

/** The first parts say of what; the last one that is stated tells the resources apart. */
function last(parts: readonly string[], { inputs }: PlanResource): string {
  return parts.findLast((name) => inputs[name] !== undefined)!;
}
