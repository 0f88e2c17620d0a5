/** What a preview knows about values: expressions evaluated on both sides, and outputs that an operation makes unknown. */
import { isSameJson } from "../../canonical/equal.ts";
import type { RefNode } from "../../plan/expressions.ts";
import { simplify, type Knowledge } from "../../plan/known.ts";
import { isInService } from "../../plan/reader.ts";
import type { PathElement, Plan, PlanResource, PlanValue } from "../../plan/types.ts";
import { isList, member, type PlanRecord } from "../../plan/values.ts";
import type { Expectations } from "./differences.ts";

/** One side of the change. References to what a resource states itself are followed; others are known only at deployment. */
export class Side {
  readonly #inputs = new Map<string, PlanRecord>();
  readonly #knowledge: Knowledge;

  constructor(plan: Plan) {
    for (const { id, inputs } of plan.resources) this.#inputs.set(id, inputs as PlanRecord);
    this.#knowledge = { holds: (condition) => isInService(plan, condition), output: (reference) => this.#stated(reference) };
  }

  /** The resource's inputs, as far as they are known. */
  inputsOf({ id, inputs }: PlanResource): PlanRecord {
    const found = (simplify(inputs, this.#knowledge) ?? {}) as PlanRecord;
    this.#inputs.set(id, found);
    return found;
  }

  /** Takes the inputs that the resource has after `ignoreChanges`. */
  settle(id: string, inputs: PlanRecord): void {
    this.#inputs.set(id, inputs);
  }

  /** Does the resource state this output as an input? */
  states(id: string, property: string): boolean {
    return member(this.#inputs.get(id), property) !== undefined;
  }

  #stated({ id, path }: RefNode): PlanValue | undefined {
    return path.reduce<PlanValue | undefined>(part, this.#inputs.get(id));
  }
}

/** A part of a stated value. */
function part(value: PlanValue | undefined, step: PathElement): PlanValue | undefined {
  if (typeof step === "string") return member(value, step);
  if (!isList(value)) return undefined;
  if (typeof step === "number") return value[step];
  return value.find((item) => Object.entries(step.find).every(([name, wanted]) => member(item, name) === wanted));
}

/** Operations found so far, as far as they matter for what refers to the resource. */
export class Outlook implements Expectations {
  readonly #now: ReadonlyMap<string, string>;
  readonly #otherData: ReadonlySet<string>;
  /** Resources that are created or replaced: their computed outputs are unknown. */
  readonly #renewed = new Set<string>();
  /** Properties that differ, by resource. */
  readonly #changed = new Map<string, ReadonlySet<string>>();

  constructor(before: Plan, after: Plan, now: ReadonlyMap<string, string>) {
    this.#now = now;
    const data = Object.keys(after.data).filter((id) => !isSameJson(callOf(before, id), callOf(after, id)));
    this.#otherData = new Set(data);
  }

  renew(id: string): void {
    this.#renewed.add(id);
  }

  change(id: string, properties: Iterable<string>): void {
    this.#changed.set(id, new Set(properties));
  }

  /** Could a reference to the resource have another value than before? */
  isTouched(id: string): boolean {
    return this.#renewed.has(id) || this.#changed.has(id);
  }

  /** The resource's ID after the change. */
  nowOf(before: string): string {
    return this.#now.get(before) ?? before;
  }

  isUnknown = (id: string): boolean => this.#renewed.has(id);
  isSame = (before: string, after: string): boolean => this.#now.get(before) === after;
  isSameData = (id: string): boolean => !this.#otherData.has(id);

  /** Does this output differ, or is it unknown until the resource's operation is done? */
  differs(id: string, property: string, side: Side): boolean {
    return side.states(id, property) ? this.#changed.get(id)?.has(property) === true : this.#renewed.has(id);
  }

  /** True if every lookup gives what it gave before. */
  get sameData(): boolean {
    return this.#otherData.size === 0;
  }
}

/** The part of a lookup that decides its result. */
function callOf({ data }: Plan, id: string): unknown {
  const { function: called, inputs, provider } = data[id] ?? {};
  return [called, inputs, provider];
}
