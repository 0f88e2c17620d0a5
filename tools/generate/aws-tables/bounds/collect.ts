/** Walks a provider type and the CloudFormation schema of its twin together, and collects what the schema says of each value. */
import { objectType, own, type Catalogue, type LocatedType } from "../../../../compiler/provider/catalogue.ts";
import type { CatalogueProperties } from "../../../../compiler/provider/types.ts";
import { twinOf } from "./names.ts";

/** The parts of CloudFormation's schemas that are read here. */
export interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly [keyword: string]: unknown;
}

const keywords = ["enum", "minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "maxItems"] as const;

/** What a schema says of a value, in the words of JSON Schema. */
export type Statement = { [keyword in (typeof keywords)[number]]?: unknown } & {
  /** Facts put the form of a text into words, and show one. */
  readonly form?: string;
  readonly example?: string;
};

export interface Collected {
  /** By dotted path. Lists take no step in it: what is said of numbers and texts holds for each item. */
  readonly statements: ReadonlyMap<string, Statement>;
  readonly mapped: readonly string[];
  readonly unmapped: readonly string[];
}

/** A schema without references, and the name by which the type or the definition is known. */
interface Named {
  readonly schema: Schema;
  readonly name: string;
}

/** What the CloudFormation schema `root` of `type` says of the provider type `token`; `part` leads to the part of the schema. */
export function collect(catalogue: Catalogue, token: string, root: Schema, type: string, part: readonly string[]): Collected {
  const { member, shard } = catalogue.resource(token)!;
  const walk = new Walk(root, shard);
  walk.properties(member.inputs, walk.down({ schema: root, name: type.split("::")[2]! }, part), [], []);
  return walk;
}

/** Inputs of the provider alone, and those with rules of their own (tags, policies). */
const notJudged =
  /^(region|tags|tagsAll|forceDestroy|forceDelete|forceDetachPolicies|skip\w+|\w+(Wo|WoVersion|Prefix)|waitForSteadyState|trackLatest|triggers)$/;

/** Statements of a web ACL nest without end. */
const mostSteps = 6;

class Walk implements Collected {
  readonly statements = new Map<string, Statement>();
  readonly mapped: string[] = [];
  readonly unmapped: string[] = [];
  readonly #root: Schema;
  readonly #shard: LocatedType["shard"];

  constructor(root: Schema, shard: LocatedType["shard"]) {
    this.#root = root;
    this.#shard = shard;
  }

  properties(given: CatalogueProperties, owner: Named, path: readonly string[], trail: readonly string[]): void {
    const names = Object.keys(owner.schema.properties ?? {});
    for (const [name, type] of Object.entries(given)) {
      if (notJudged.test(name)) continue;
      const twin = twinOf(name, names, owner.name);
      const at = [...path, name];
      if (twin === undefined) this.unmapped.push(at.join("."));
      else this.#value({ type, shard: this.#shard, side: "types" }, owner, twin, at, trail);
    }
  }

  #value(at: LocatedType, owner: Named, twin: string, path: readonly string[], trail: readonly string[]): void {
    this.mapped.push(path.join("."));
    const isSame = twin === ".";
    const found = isSame ? { ...owner, name: `${owner.name}.${path.at(-1)}` } : this.down(owner, twin.split("."), this.statements, path);
    const type = itemType(at.type);
    // The provider made a boolean of `ENABLED` and `DISABLED`.
    if (type === "boolean") this.statements.delete(path.join("."));
    if (typeof type !== "object" || !("ref" in type) || trail.includes(found.name) || path.length === mostSteps) return;
    this.properties(objectType(type.ref, { ...at, type }).properties, found, path, [...trail, found.name]);
  }

  /** The schema at a path of properties, behind lists. Records what is said of the last one. */
  down(from: Named, steps: readonly string[], statements?: Map<string, Statement>, path: readonly string[] = []): Named {
    let found = from;
    for (const [index, step] of steps.entries()) {
      const next = own(found.schema.properties ?? {}, step);
      if (next === undefined) throw new Error(`${from.name} has no property ${steps.join(".")}`);
      const said: Statement = {};
      found = this.#behind(next, said);
      if (index === steps.length - 1 && Object.keys(said).length > 0) statements?.set(path.join("."), said);
    }
    return found;
  }

  #behind(schema: Schema, said: Statement): Named {
    let next = schema;
    let name = "";
    for (;;) {
      for (const keyword of keywords) if (next[keyword] !== undefined) said[keyword] = next[keyword];
      if (next.$ref !== undefined) {
        name = next.$ref.replace("#/definitions/", "");
        next = own(this.#root.definitions ?? {}, name)!;
      } else if (next.items !== undefined) next = next.items;
      else return { schema: next, name };
    }
  }
}

function itemType(type: LocatedType["type"]): LocatedType["type"] {
  return typeof type === "object" && "array" in type ? itemType(type.array) : type;
}
