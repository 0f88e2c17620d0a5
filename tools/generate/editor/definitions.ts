/** Definitions of the editors' schema, which several places refer to. */
import type { SchemaNode } from "../schema/load.ts";
import { suggesting, valueOf, type Values } from "./suggest.ts";

export class Definitions {
  readonly all: Record<string, SchemaNode> = {};
  private readonly names = new Map<string, string>();

  /** A reference to the node, which is stored once however often it is added. */
  add(name: string, node: SchemaNode): SchemaNode {
    const text = JSON.stringify(node);
    let own = this.names.get(text);
    if (own === undefined) {
      // A slash would be a step in the reference.
      own = unused(name.replaceAll("/", "-"), this.all);
      this.names.set(text, own);
      this.all[own] = node;
    }
    return { $ref: `#/definitions/${own}` };
  }

  /** A schema that suggests the values. Classes are stored by family: regions differ in the families that they have. */
  suggest(name: string, values: Values): SchemaNode {
    const families = [...new Set(values.map(familyOf))];
    if (families.length < 2) return this.add(name, suggesting(values));
    const membersOf = (family: string) => values.filter((value) => familyOf(value) === family);
    return this.add(name, { allOf: families.map((family) => this.add(family, suggesting(membersOf(family), family))) });
  }
}

/** `db.t3` of `db.t3.micro`; empty for values that are no classes. */
function familyOf(value: Values[number]): string {
  return /^([a-z]+\.[a-z0-9]+)\.[a-z0-9]+$/.exec(String(valueOf(value)))?.[1] ?? "";
}

function unused(name: string, taken: Readonly<Record<string, unknown>>): string {
  let candidate = name;
  for (let number = 2; Object.hasOwn(taken, candidate); number++) candidate = `${name}-${number}`;
  return candidate;
}
