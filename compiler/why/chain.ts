/** The chain from a property of the plan to the lines of the spec that set it, through the resources that it reads. */
import { parse, referenceText } from "../plan/expressions.ts";
import { readerOf } from "../plan/reader.ts";
import { referencesOf } from "../plan/references.ts";
import type { Plan, PlanResource, PlanValue } from "../plan/types.ts";
import { isList, isRecord } from "../plan/values.ts";
import { causeOf, type Cause, type ReadSpec } from "./cause.ts";
import type { Subject } from "./subject.ts";

/** One step of the chain: a resource, a property or an output, and what decides it. */
export interface Link {
  /** `rds-instance.instanceClass`, `rds-instance`, `outputs.apiUrl`. */
  readonly name: string;
  /** The resource; null for an output. */
  readonly resource: string | null;
  readonly type: string | null;
  /** The module that plans it. */
  readonly module: string;
  /** The value in the plan, with expressions; undefined for a resource as a whole. */
  readonly value: PlanValue | undefined;
  /** Spec keys and rules, as the plan's `from` names them for the whole property. */
  readonly causes: readonly Cause[];
  /** No key and no rule decides it: it is the same in every environment, or follows from what it reads. */
  readonly constant: boolean;
  /** What the value reads: outputs of other resources, and what decides those. */
  readonly reads: readonly Read[];
}

export interface Read {
  /** `rds-instance.address`. */
  readonly reference: string;
  /** Undefined if the chain has been there already. */
  readonly link: Link | undefined;
}

/** A compiled spec. */
export interface WhySpec extends ReadSpec {
  readonly plan: Plan;
}

export function chainOf(subject: Subject, spec: WhySpec): Link {
  return new Chain(spec).of(subject);
}

class Chain {
  readonly #spec: WhySpec;
  readonly #seen = new Set<string>();

  constructor(spec: WhySpec) {
    this.#spec = spec;
  }

  of(subject: Subject): Link {
    if (subject.kind === "resource") return this.#existence(subject.resource);
    if (subject.kind === "output") return this.#output(subject.name);
    return this.#property(subject.resource, subject.property, subject.path, subject.value);
  }

  /** Why the resource is planned at all. */
  #existence({ id, type, module, from }: PlanResource): Link {
    const causes = this.#causes(from[""]);
    return { name: id, resource: id, type, module, value: undefined, causes, constant: causes.length === 0, reads: [] };
  }

  #output(name: string): Link {
    const { value, module } = this.#spec.plan.outputs[name]!;
    const head = { name: `outputs.${name}`, resource: null, type: null, module };
    return { ...head, value, causes: [], constant: referencesOf(value).size === 0, reads: this.#reads(value) };
  }

  #property({ id, type, module, from }: PlanResource, property: string, path: string, value: PlanValue): Link {
    const name = `${id}.${path}`;
    this.#seen.add(name);
    const causes = this.#causes(from[property]);
    // An option names resources by their ids, without an expression.
    const named = property.startsWith("options.") ? idsIn(value).filter((each) => readerOf(this.#spec.plan).byId(each) !== undefined) : [];
    const reads = [...this.#reads(value), ...named.map((each): Read => ({ reference: each, link: this.#once(each) }))];
    return { name, resource: id, type, module, value, causes, constant: causes.length === 0, reads };
  }

  #causes(from: readonly string[] = []): readonly Cause[] {
    return from.map((name) => causeOf(name, this.#spec));
  }

  /** Every output that the value reads, once. */
  #reads(value: PlanValue): readonly Read[] {
    const found = new Map<string, Read>();
    const visit = (inner: PlanValue): void => {
      const node = parse(inner);
      if (node.kind === "ref") {
        const reference = referenceText(node);
        if (!found.has(reference)) found.set(reference, { reference, link: this.#once(node.id, node.path[0]) });
      } else if (node.kind !== "literal") for (const child of childrenOf(inner)) visit(child);
    };
    visit(value);
    return [...found.values()];
  }

  /** The property that the output returns, or else the resource, which has the output because it exists. */
  #once(id: string, output?: unknown): Link | undefined {
    const resource = readerOf(this.#spec.plan).byId(id);
    const value = typeof output === "string" ? resource?.inputs[output] : undefined;
    const name = value === undefined ? id : `${id}.${String(output)}`;
    if (resource === undefined || this.#seen.has(name)) return undefined;
    this.#seen.add(name);
    return value === undefined ? this.#existence(resource) : this.#property(resource, String(output), String(output), value);
  }
}

function childrenOf(value: PlanValue): readonly PlanValue[] {
  if (isList(value)) return value;
  return isRecord(value) ? Object.values(value) : [];
}

function idsIn(value: PlanValue): readonly string[] {
  return (isList(value) ? value : [value]).filter((each) => typeof each === "string");
}
