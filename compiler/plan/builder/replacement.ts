/**
 * Predicts replacements: the hash that changes when a resource must be replaced, and the safe replacement order for its type. The facts are
 * in generated/aws/replacement-table.ts, extracted from the provider's sources.
 */
import { replacementTable } from "../../../generated/aws/replacement-table.ts";
import { sha256Hex } from "../../canonical/hash.ts";
import { canonicalJson } from "../../canonical/json.ts";
import type { PlanValue } from "../types.ts";

export interface ReplacementFacts {
  /** Properties whose change always replaces the resource. */
  readonly replace: readonly string[];
  /** `ok`; `collides`: the fixed name must be unique; `impossible`: one slot per parent, addressed by the parent's key. */
  readonly createBeforeDelete: "ok" | "collides" | "impossible";
  readonly stateful: boolean;
  /** Properties whose change replaces the resource under a condition. */
  readonly replaceWhen?: readonly string[];
  /** Properties of `replace` and `replaceWhen` that nobody has seen in the provider's source. */
  readonly unverified?: readonly string[];
  /** The property that the provider fills with a name of its own if the program does not. */
  readonly autoName?: string;
  /** The provider deletes first, whatever the name. */
  readonly deleteFirst?: boolean;
  /** The provider adds its default tags. */
  readonly tagged?: boolean;
}

/** Replacement facts of a type; undefined if the table does not contain it. */
export function replacementFacts(type: string): ReplacementFacts | undefined {
  return replacementTable[type];
}

/** A resource as far as hashing needs it: type, and plain inputs without the completed name. */
export interface Hashable {
  readonly id: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, PlanValue>>;
  /** Provenance of each property. */
  readonly from: Readonly<Record<string, readonly string[]>>;
  /** Property with the hashed name; it is excluded from the hash. */
  readonly hashedProperty?: string;
}

/** Thrown when a name would depend on a value known only at deployment. */
export class UnhashableInput extends Error {
  /** The resource whose inputs cannot be hashed. */
  readonly resource: string;

  constructor(resource: string) {
    super(`${resource}: an input that replaces it depends on stack config or data, so no name can carry a hash of it`);
    this.resource = resource;
  }
}

/** Digest of the inputs that replace a resource, and the provenance of those inputs, along the chain of references. */
export interface ReplacementHash {
  readonly digest: string;
  readonly from: ReadonlySet<string>;
}

/**
 * Returns a function that hashes the inputs that replace a resource. A `$ref` contributes the replacement hash of its target, so the hash
 * follows the chain. Throws on `$config` and `$data`: a plan has one name for every stack.
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
