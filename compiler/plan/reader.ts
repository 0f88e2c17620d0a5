/** A plan, indexed for the questions of its readers: policy, prices, documentation, pictures, tests. */
import { documentOf, plain, resolve, simplify, type DocumentResolution, type Knowledge, type Resolution } from "./known.ts";
import { dependenciesOf, refId, referencesOf } from "./references.ts";
import type { RefNode } from "./expressions.ts";
import type { Plan, PlanCondition, PlanResource, PlanValue } from "./types.ts";
import { isList, member } from "./values.ts";

/**
 * What a reader takes for granted of stack config. `nothing`: a choice is not known. `in-service`: text (an image) is set and switches
 * (bootstrap) are off, as in an environment that runs.
 */
export type Assumption = "nothing" | "in-service";

const readers: Readonly<Record<Assumption, WeakMap<Plan, PlanReader>>> = { nothing: new WeakMap(), "in-service": new WeakMap() };

/** The reader of a plan; made once. */
export function readerOf(plan: Plan, assumption: Assumption = "nothing"): PlanReader {
  const known = readers[assumption].get(plan);
  if (known !== undefined) return known;
  const reader = new PlanReader(plan, assumption);
  readers[assumption].set(plan, reader);
  return reader;
}

export class PlanReader {
  readonly plan: Plan;
  readonly #knowledge: Knowledge;
  readonly #byId = new Map<string, PlanResource>();
  readonly #byType = new Map<string, PlanResource[]>();
  #byModule: ReadonlyMap<string, readonly PlanResource[]> | undefined;
  #users: ReadonlyMap<string, readonly PlanResource[]> | undefined;
  #dependents: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(plan: Plan, assumption: Assumption) {
    this.plan = plan;
    for (const resource of plan.resources) {
      this.#byId.set(resource.id, resource);
      add(this.#byType, canonicalType(resource.type), resource);
    }
    const output = (reference: RefNode) => this.#stated(reference);
    this.#knowledge = assumption === "nothing" ? { output } : { output, holds: (condition) => this.#isInService(condition) };
  }

  byId(id: string | undefined): PlanResource | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** In the plan's order. Load balancers, which the provider has under two names, are `aws:lb/…`. */
  ofType(...types: readonly string[]): readonly PlanResource[] {
    const [type = ""] = types;
    if (types.length === 1) return this.#byType.get(type) ?? [];
    return this.plan.resources.filter((resource) => types.includes(canonicalType(resource.type)));
  }

  /** Resources of a module, all or those of one type. */
  ofModule(module: string, type?: string): readonly PlanResource[] {
    if (type !== undefined) return this.ofType(type).filter((resource) => resource.module === module);
    this.#byModule ??= grouped(this.plan.resources, ({ module: own }) => [own]);
    return this.#byModule.get(module) ?? [];
  }

  /** The resource that a value is a reference to. */
  target(value: PlanValue | undefined): PlanResource | undefined {
    return this.byId(refId(value));
  }

  /** Resources that a value refers to, at any depth. */
  targets(value: PlanValue | undefined): readonly PlanResource[] {
    return [...referencesOf(value)].flatMap((id) => this.#byId.get(id) ?? []);
  }

  /** Ids that a resource waits for. */
  dependencies(resource: PlanResource): ReadonlySet<string> {
    return dependenciesOf(resource);
  }

  /** Ids that wait for a resource. */
  dependents(id: string): ReadonlySet<string> {
    this.#dependents ??= new Map(
      [...grouped(this.plan.resources, dependenciesOf)].map(([target, users]) => [target, new Set(users.map((user) => user.id))]),
    );
    return this.#dependents.get(id) ?? new Set();
  }

  /** Resources whose inputs refer to a resource. */
  users(id: string): readonly PlanResource[] {
    this.#users ??= grouped(this.plan.resources, ({ inputs }) => referencesOf(inputs));
    return this.#users.get(id) ?? [];
  }

  /** What of a value is known. */
  resolve(value: PlanValue | undefined): Resolution {
    return resolve(value, this.#knowledge);
  }

  /** The document that an input holds. References in it stay: most readers want to know what they lead to. */
  document(value: PlanValue | undefined): DocumentResolution {
    const { holds } = this.#knowledge;
    return documentOf(value, holds === undefined ? {} : { holds });
  }

  /**
   * A value as plain JSON with undefined in every place that is not known: for readers to whom what is not known and what is not stated
   * are the same, as prices are. Others ask `resolve`.
   */
  known(value: PlanValue | undefined): unknown {
    if (value === null || typeof value !== "object") return value;
    return plain(simplify(value, this.#knowledge));
  }

  /** As `known`, for the document that an input holds. */
  knownDocument(value: PlanValue | undefined): unknown {
    const found = this.document(value);
    return found.state === "known" ? plain(found.value) : undefined;
  }

  /** An input that is a number, or the text of one; `otherwise` where it is not stated or not known. */
  number(resource: PlanResource, property: string, otherwise: number): number {
    const value = this.known(resource.inputs[property]);
    const number = typeof value === "string" && value !== "" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : otherwise;
  }

  /** An input that is text; undefined where it is not stated or not known. */
  text(resource: PlanResource, property: string): string | undefined {
    const value = this.known(resource.inputs[property]);
    return typeof value === "string" ? value : undefined;
  }

  /** The items of an input that is a list, none where it is not stated. Their expressions stay. */
  list(resource: PlanResource, property: string): readonly PlanValue[] {
    const value = resource.inputs[property];
    return isList(value) ? value : [];
  }

  /** What a reference leads to, where its target states that as an input. */
  #stated({ id, path }: RefNode): PlanValue | undefined {
    const [property] = path;
    return path.length === 1 && typeof property === "string" ? member(this.#byId.get(id)?.inputs, property) : undefined;
  }

  #isInService({ config }: PlanCondition): boolean {
    return this.plan.config[config]?.type !== "boolean";
  }
}

function canonicalType(type: string): string {
  return type.startsWith("aws:alb/") ? `aws:lb/${type.slice("aws:alb/".length)}` : type;
}

function add<K>(groups: Map<K, PlanResource[]>, key: K, resource: PlanResource): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [resource]);
  else group.push(resource);
}

function grouped(
  resources: readonly PlanResource[],
  keysOf: (resource: PlanResource) => Iterable<string>,
): ReadonlyMap<string, readonly PlanResource[]> {
  const groups = new Map<string, PlanResource[]>();
  for (const resource of resources) for (const key of keysOf(resource)) add(groups, key, resource);
  return groups;
}
