/** How properties of one resource depend on each other. AWS's resource schemas bound single values; its pages state these. */

type Value = string | number | boolean;

/** The values that hold, of which null means that nothing is stated; or whether something is. */
export type Wanted = readonly (Value | null)[] | "stated" | "absent";

/** What a relation demands. Names are dotted paths below `at`. */
export type Demand =
  | { readonly needs: readonly string[] }
  | { readonly without: readonly string[] }
  /** At least one of them. */
  | { readonly some: readonly string[] }
  | { readonly exactlyOne: readonly string[] }
  | { readonly mostOne: readonly string[] }
  /** Each has one of the values; null accepts that it is not stated. */
  | { readonly values: Readonly<Record<string, readonly (Value | null)[]>> }
  /** The first number is at most the second one. */
  | { readonly ascending: readonly [string, string] }
  /** The first text begins with the second one and a colon. */
  | { readonly prefixed: readonly [string, string] }
  /** The list has at most as many items as the number says. */
  | { readonly fits: readonly [list: string, number: string] }
  /** The items of the list differ in the property. */
  | { readonly unique: readonly [list: string, property: string] };

export interface Relation {
  readonly types: readonly string[];
  /** Dotted path from the inputs to the objects that the relation is about, through lists; the inputs if absent. */
  readonly at?: string;
  /** Where one of these does not hold, or is not known before deployment, the relation demands nothing. */
  readonly if?: Readonly<Record<string, Wanted>>;
  readonly then: Demand;
  /** The page of AWS that states it. */
  readonly source: string;
}

/** Relations of one type, which share the page that states them. */
export function relationsOf(type: string | readonly string[], source: string, relations: readonly Omit<Relation, "types" | "source">[]) {
  return relations.map((relation): Relation => ({ types: [type].flat(), source, ...relation }));
}
