/** What AWS accepts as the value of each property of a planned resource, from its published resource schemas. */
import table from "../../generated/aws/property-bounds.json" with { type: "json" };

/** Bounds of the values of one property. In a list, `minItems` and `maxItems` are for the list and all others for each item. */
export interface Bound {
  readonly enum?: readonly (string | number | boolean)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** The form of a text, a text of that form to show, and what the form is in words. */
  readonly pattern?: string;
  readonly example?: string;
  readonly form?: string;
}

const types = table.types as unknown as Readonly<Record<string, Readonly<Record<string, Bound>>>>;

/** Where a bound holds: properties below the input, without indexes. */
export interface BoundAt {
  readonly steps: readonly string[];
  readonly bound: Bound;
}

const known = new Map<string, ReadonlyMap<string, readonly BoundAt[]>>();

/** Bounds by input; empty for a type that AWS publishes no schema of. */
export function boundsOfType(type: string): ReadonlyMap<string, readonly BoundAt[]> {
  let found = known.get(type);
  if (found === undefined) {
    found = Object.hasOwn(types, type) ? grouped(types[type]!) : new Map();
    known.set(type, found);
  }
  return found;
}

function grouped(bounds: Readonly<Record<string, Bound>>): ReadonlyMap<string, readonly BoundAt[]> {
  const groups = new Map<string, BoundAt[]>();
  for (const [path, bound] of Object.entries(bounds)) {
    const [input = "", ...steps] = path.split(".");
    const group = groups.get(input);
    if (group === undefined) groups.set(input, [{ steps, bound }]);
    else group.push({ steps, bound });
  }
  return groups;
}
