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
  /** The form of a text, and a text of that form to show. */
  readonly pattern?: string;
  readonly example?: string;
}

const types = table.types as unknown as Readonly<Record<string, Readonly<Record<string, Bound>>>>;

/** Bounds by dotted path of properties, without indexes; empty for a type that AWS publishes no schema of. */
export function boundsOfType(type: string): Readonly<Record<string, Bound>> {
  return Object.hasOwn(types, type) ? types[type]! : {};
}
