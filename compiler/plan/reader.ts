/** A plan with indexes for its readers: policy, cost, documentation, diagrams, tests. */
import { documentOf, plain, resolve, simplify, type DocumentResolution, type Knowledge, type Resolution } from "./known.ts";
import { dependenciesOf, refId, referencesOf } from "./references.ts";
import type { RefNode } from "./expressions.ts";
import type { Plan, PlanCondition, PlanResource, PlanValue } from "./types.ts";
import { isList, member } from "./values.ts";

/**
 * What a reader assumes about stack config. `nothing`: choices are unknown. `in-service`: text values (images) are set and switches
 * (bootstrap) are off, as in a running environment.
 */
export type Assumption = "nothing" | "in-service";

const readers: Readonly<Record<Assumption, WeakMap<Plan, PlanReader>>> = { nothing: new WeakMap(), "in-service": new WeakMap() };

/** The reader of a plan; cached per plan and assumption. */
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
  readonly #whole: PlanReader | undefined;
  readonly #byId: Map<string, PlanResource>;
  readonly #byType = new Map<string, PlanResource[]>();
  #byModule: ReadonlyMap<string, readonly PlanResource[]> | undefined;
  #users: ReadonlyMap<string, readonly PlanResource[]> | undefined;
  #dependents: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  /** With `whole`, the plan has some of that reader's resources: queries find these alone, and look-ups every resource. */
  constructor(plan: Plan, assumption: Assumption, whole?: PlanReader) {
    this.plan = plan;
    this.#whole = whole;
    this.#byId = whole === undefined ? new Map(plan.resources.map((resource) => [resource.id, resource])) : whole.#byId;
    for (const resource of plan.resources) add(this.#byType, canonicalType(resource.type), resource);
    const output = (reference: RefNode) => this.#stated(reference);
    this.#knowledge = assumption === "nothing" ? { output } : { output, holds: (condition) => isInService(plan, condition) };
  }

  byId(id: string | undefined): PlanResource | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** In plan order. Load balancer types, which the provider has under two names, are matched as `aws:lb/…`. */
  ofType(...types: readonly string[]): readonly PlanResource[] {
    const [type = ""] = types;
    if (types.length === 1) return this.#byType.get(type) ?? [];
    return this.plan.resources.filter((resource) => types.includes(canonicalType(resource.type)));
  }

  /** Resources of a module, optionally of one type. */
  ofModule(module: string, type?: string): readonly PlanResource[] {
    if (type !== undefined) return this.ofType(type).filter((resource) => resource.module === module);
    this.#byModule ??= grouped(this.plan.resources, ({ module: own }) => [own]);
    return this.#byModule.get(module) ?? [];
  }

  /** The resource that a value refers to. */
  target(value: PlanValue | undefined): PlanResource | undefined {
    return this.byId(refId(value));
  }

  /** Resources that a value refers to, at any depth. */
  targets(value: PlanValue | undefined): readonly PlanResource[] {
    return [...referencesOf(value)].flatMap((id) => this.#byId.get(id) ?? []);
  }

  /** Ids that a resource depends on. */
  dependencies(resource: PlanResource): ReadonlySet<string> {
    return dependenciesOf(resource);
  }

  /** Ids that depend on a resource. */
  dependents(id: string): ReadonlySet<string> {
    if (this.#whole !== undefined) return this.#whole.dependents(id);
    this.#dependents ??= new Map(
      [...grouped(this.plan.resources, dependenciesOf)].map(([target, users]) => [target, new Set(users.map((user) => user.id))]),
    );
    return this.#dependents.get(id) ?? new Set();
  }

  /** Resources whose inputs refer to a resource. */
  users(id: string): readonly PlanResource[] {
    if (this.#whole !== undefined) return this.#whole.users(id);
    this.#users ??= grouped(this.plan.resources, ({ inputs }) => referencesOf(inputs));
    return this.#users.get(id) ?? [];
  }

  /** Resolves a value as far as it is known. */
  resolve(value: PlanValue | undefined): Resolution {
    return resolve(value, this.#knowledge);
  }

  /** The document in an input. References in it are kept, because most readers follow them. */
  document(value: PlanValue | undefined): DocumentResolution {
    const { holds } = this.#knowledge;
    return documentOf(value, holds === undefined ? {} : { holds });
  }

  /**
   * A value as plain JSON, with undefined for every unknown part. For readers that treat unknown and absent alike, as cost does; others use
   * `resolve`.
   */
  known(value: PlanValue | undefined): unknown {
    if (value === null || typeof value !== "object") return value;
    return plain(simplify(value, this.#knowledge));
  }

  /** Like `known`, for the document in an input. */
  knownDocument(value: PlanValue | undefined): unknown {
    const found = this.document(value);
    return found.state === "known" ? plain(found.value) : undefined;
  }

  /** A numeric input, also if written as text; `otherwise` if it is absent or unknown. */
  number(resource: PlanResource, property: string, otherwise: number): number {
    const value = this.known(resource.inputs[property]);
    const number = typeof value === "string" && value !== "" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : otherwise;
  }

  /** A text input; undefined if it is absent or unknown. */
  text(resource: PlanResource, property: string): string | undefined {
    const value = this.known(resource.inputs[property]);
    return typeof value === "string" ? value : undefined;
  }

  /** Items of a list input; empty if it is absent. Expressions in the items are kept. */
  list(resource: PlanResource, property: string): readonly PlanValue[] {
    const value = resource.inputs[property];
    return isList(value) ? value : [];
  }

  /** The value behind a reference, if its target states it as an input. */
  #stated({ id, path }: RefNode): PlanValue | undefined {
    const [property] = path;
    return path.length === 1 && typeof property === "string" ? member(this.#byId.get(id)?.inputs, property) : undefined;
  }
}

/** Evaluates a choice as in a running environment. */
export function isInService(plan: Plan, { config }: PlanCondition): boolean {
  return plan.config[config]?.type !== "boolean";
}

/** The one name of a type that the provider has under two names. */
export function canonicalType(type: string): string {
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
