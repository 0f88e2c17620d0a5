/** Says in words which relation between properties a resource does not satisfy. */
import type { Demand, Relation, Wanted } from "../../aws/relations/relation.ts";
import { isExpression } from "../../plan/expressions.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { isList, isRecord, member, valueAt, type PlanRecord } from "../../plan/values.ts";
import type { KeyPath } from "../../source/types.ts";
import type { PolicyView } from "./view.ts";

/** What is wrong, and at which property below the object that the relation is about. */
interface Unsatisfied {
  readonly property?: string;
  readonly message: string;
  readonly help: string;
}

export interface RelationFlaw extends Unsatisfied {
  readonly path: KeyPath;
}

/** Where a resource does not satisfy a relation. */
export function* flawsOf(view: PolicyView, { inputs }: PlanResource, relation: Relation): Iterable<RelationFlaw> {
  for (const { value, path } of objectsAt(inputs, relation.at?.split(".") ?? [], [])) {
    const facts = new Facts(view, value);
    if (!Object.entries(relation.if ?? {}).every(([name, wanted]) => facts.holds(name, wanted))) continue;
    const found = facts.unsatisfied(relation.then);
    if (found === undefined) continue;
    const given = Object.keys(relation.if ?? {}).map((name) => facts.shown(name));
    yield {
      ...found,
      path: [...path, ...(found.property?.split(".") ?? [])],
      message: given.length === 0 ? found.message : `${found.message}, with ${given.join(" and ")}`,
    };
  }
}

function* objectsAt(
  value: PlanValue,
  steps: readonly string[],
  path: KeyPath,
): Iterable<{ readonly value: PlanRecord; readonly path: KeyPath }> {
  if (isList(value)) for (const [index, item] of value.entries()) yield* objectsAt(item, steps, [...path, index]);
  else if (!isRecord(value) || isExpression(value)) return;
  else if (steps.length === 0) yield { value, path };
  else {
    const [step, ...rest] = steps;
    const next = member(value, step!);
    if (next !== undefined && next !== null) yield* objectsAt(next, rest, [...path, step!]);
  }
}

/** The properties of one object. */
class Facts {
  readonly #view: PolicyView;
  readonly #value: PlanRecord;

  constructor(view: PolicyView, value: PlanRecord) {
    this.#view = view;
    this.#value = value;
  }

  holds(name: string, wanted: Wanted): boolean {
    if (wanted === "absent") return this.#at(name) === undefined;
    if (wanted === "stated") return this.#isStated(name);
    const value = this.#at(name);
    if (value === undefined) return wanted.includes(null);
    const known = this.#known(value);
    return known !== undefined && wanted.includes(known);
  }

  /** `policyType: StepScaling`, or that it is not stated. */
  shown(name: string): string {
    const known = this.#known(this.#at(name));
    if (this.#at(name) === undefined) return `no \`${name}\``;
    return typeof known === "object" || known === undefined ? `\`${name}\`` : `\`${name}: ${String(known)}\``;
  }

  unsatisfied(demand: Demand): Unsatisfied | undefined {
    if ("needs" in demand) return this.#missing(demand.needs);
    if ("without" in demand) return this.#superfluous(demand.without);
    if ("some" in demand) return this.#counted(demand.some, 1, Infinity);
    if ("exactlyOne" in demand) return this.#counted(demand.exactlyOne, 1, 1);
    if ("mostOne" in demand) return this.#counted(demand.mostOne, 0, 1);
    if ("values" in demand) return this.#strange(demand.values);
    if ("ascending" in demand) return this.#descending(demand.ascending);
    if ("prefixed" in demand) return this.#unprefixed(demand.prefixed);
    return "fits" in demand ? this.#overfull(demand.fits) : this.#repeated(demand.unique);
  }

  #missing(names: readonly string[]): Unsatisfied | undefined {
    const name = names.find((each) => this.#at(each) === undefined);
    return name === undefined ? undefined : { message: `\`${name}\` is missing`, help: `state \`${name}\`` };
  }

  #superfluous(names: readonly string[]): Unsatisfied | undefined {
    const name = names.find((each) => this.#isStated(each));
    return name === undefined ? undefined : { property: name, message: `AWS does not accept \`${name}\``, help: `remove \`${name}\`` };
  }

  #counted(names: readonly string[], least: number, most: number): Unsatisfied | undefined {
    const stated = names.filter((each) => this.#isStated(each));
    if (stated.length < least)
      return { message: `none of ${quoted(names)} is stated`, help: most === 1 ? "state one of them" : "state at least one of them" };
    if (stated.length <= most) return undefined;
    return { property: stated[1]!, message: `${quoted(stated)} exclude each other`, help: "state one of them" };
  }

  #strange(values: Extract<Demand, { values: unknown }>["values"]): Unsatisfied | undefined {
    for (const [name, accepted] of Object.entries(values)) {
      const value = this.#at(name);
      const known = (isList(value) ? value : [value]).map((each) => (each === undefined ? null : this.#known(each)));
      if (known.every((each) => each === undefined || accepted.includes(each))) continue;
      const list = accepted.filter((each) => each !== null).join(", ");
      const message = value === undefined ? `\`${name}\` is missing` : `AWS does not accept \`${name}: ${known.map(String).join(", ")}\``;
      return { ...(value === undefined ? {} : { property: name }), message, help: `AWS accepts ${list}` };
    }
    return undefined;
  }

  #descending([low, high]: readonly [string, string]): Unsatisfied | undefined {
    const [least, most] = [this.#known(this.#at(low)), this.#known(this.#at(high))];
    if (typeof least !== "number" || typeof most !== "number" || least <= most) return undefined;
    return {
      property: low,
      message: `\`${low}\` of ${least} is more than \`${high}\` of ${most}`,
      help: `use at most ${most}, or raise \`${high}\``,
    };
  }

  #unprefixed([name, prefix]: readonly [string, string]): Unsatisfied | undefined {
    const [text, start] = [this.#known(this.#at(name)), this.#known(this.#at(prefix))];
    if (typeof text !== "string" || typeof start !== "string" || text.startsWith(`${start}:`)) return undefined;
    return {
      property: name,
      message: `\`${text}\` does not belong to \`${prefix}: ${start}\``,
      help: `use one that begins with \`${start}:\``,
    };
  }

  #overfull([name, number]: readonly [string, string]): Unsatisfied | undefined {
    const [value, most] = [this.#at(name), this.#known(this.#at(number))];
    if (!isList(value) || typeof most !== "number" || value.length <= most) return undefined;
    return { property: name, message: `${value.length} \`${name}\`, but \`${number}\` is ${most}`, help: `raise \`${number}\`` };
  }

  #repeated([name, property]: readonly [string, string]): Unsatisfied | undefined {
    const value = this.#at(name);
    const seen = new Set<unknown>();
    for (const [index, item] of (isList(value) ? value : []).entries()) {
      const known = this.#known(member(item, property));
      if (known !== undefined && seen.has(known))
        return {
          property: `${name}.${index}.${property}`,
          message: `two of \`${name}\` have the ${property} \`${String(known)}\``,
          help: "state it once",
        };
      seen.add(known);
    }
    return undefined;
  }

  /** What is stated; the provider treats an empty list or text like nothing. */
  #at(name: string): PlanValue | undefined {
    const value = valueAt(this.#value, name);
    return value === null || value === "" || (isList(value) && value.length === 0) ? undefined : value;
  }

  #isStated(name: string): boolean {
    const value = this.#at(name);
    return value !== undefined && value !== false;
  }

  /** Undefined if it is known only at deployment. */
  #known(value: PlanValue | undefined): string | number | boolean | null | undefined {
    const known = this.#view.known(value);
    return typeof known === "object" ? undefined : (known as string | number | boolean | undefined);
  }
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
