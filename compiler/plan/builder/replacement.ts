/**
 * Replacement is designed: the hash that tells whether a resource will be replaced, and which order is right for its type.
 * Facts: generated/aws/replacement-table.ts, from the provider's sources.
 */
import { replacementTable } from "../../../generated/aws/replacement-table.ts";
import { sha256Hex } from "../../canonical/hash.ts";
import { canonicalJson } from "../../canonical/json.ts";
import type { PlanValue } from "../types.ts";

export interface ReplacementFacts {
  /** Properties whose change always replaces the resource. */
  readonly replace: readonly string[];
  /** `ok`, `collides` (a fixed name is unique), `impossible` (one slot per parent, put by key). */
  readonly createBeforeDelete: "ok" | "collides" | "impossible";
  readonly stateful: boolean;
}

/** What replaces a type, or nothing where the facts do not cover it. */
export function replacementFacts(type: string): ReplacementFacts | undefined {
  return replacementTable[type];
}

/** Resources by id as far as hashing needs them: type, plain inputs without the completed name. */
export interface Hashable {
  readonly id: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, PlanValue>>;
  /** What caused each property. */
  readonly from: Readonly<Record<string, readonly string[]>>;
  /** Property that holds the hashed name and so cannot be hashed itself. */
  readonly hashedProperty?: string;
}

/** Thrown where a name would have to follow what only the deployment knows. */
export class UnhashableInput extends Error {
  /** The resource whose inputs cannot be hashed. */
  readonly resource: string;

  constructor(resource: string) {
    super(`${resource}: an input that replaces it depends on stack config or data, so no name can carry a hash of it`);
    this.resource = resource;
  }
}

/** Digest of what replaces a resource, and what caused those inputs, along the chain of references. */
export interface ReplacementHash {
  readonly digest: string;
  readonly from: ReadonlySet<string>;
}

/**
 * Hash of the inputs that replace a resource. A `$ref` counts with the replacement hash of its target, so that the hash
 * follows the chain; `$config` and `$data` may not be in it, since a plan must have one name for every stack (throws).
 */
export function replacementHasher(find: (id: string) => Hashable): (id: string) => ReplacementHash {
  const known = new Map<string, ReplacementHash>();
  const hash = (id: string): ReplacementHash => {
    const cached = known.get(id);
    if (cached !== undefined) return cached;
    const target = find(id);
    const relevant: Record<string, unknown> = { type: target.type };
    const from = new Set<string>();
    for (const property of replacementFacts(target.type)?.replace ?? []) {
      const top = property.split(".")[0]!;
      if (top === target.hashedProperty || target.inputs[top] === undefined) continue;
      for (const key of target.from[top] ?? []) from.add(key);
      relevant[top] = follow(target.inputs[top], target, (id) => {
        const next = hash(id);
        for (const key of next.from) from.add(key);
        return next.digest;
      });
    }
    const result = { digest: sha256Hex(canonicalJson(relevant)), from };
    known.set(id, result);
    return result;
  };
  return hash;
}

function follow(value: PlanValue, owner: Hashable, digestOf: (id: string) => string): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => follow(item as PlanValue, owner, digestOf));
  const record = value as Readonly<Record<string, PlanValue>>;
  if ("$config" in record || "$data" in record || "$if" in record) {
    throw new UnhashableInput(owner.id);
  }
  if (typeof record["$ref"] === "string") return { replacementOf: digestOf(record["$ref"]), path: record["path"] };
  return Object.fromEntries(Object.entries(record).map(([key, child]) => [key, follow(child, owner, digestOf)]));
}
