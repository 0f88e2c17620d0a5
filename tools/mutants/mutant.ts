/** A fault written into a spec. */
import type { Random } from "../random.ts";
import type { Json, Writer } from "./encode.ts";

/** What is written into the spec. */
export interface Fault {
  readonly extraResources?: Readonly<Record<string, Json>>;
  readonly overrides?: Readonly<Record<string, Json>>;
  /** Other keys of the spec: such a mutant is compiled alone. */
  readonly keys?: Readonly<Record<string, Json>>;
}

export interface Mutant extends Fault {
  /** The name of its maker: `stranger`. */
  readonly kind: string;
  /** What the oracle sees in the values as they are deployed; undefined if the mutant does no harm. */
  readonly harm: (world: World) => string | undefined;
}

/** What expressions of a mutant refer to. */
export interface World {
  readonly resources: Readonly<Record<string, Json>>;
  readonly config: Readonly<Record<string, string>>;
}

export function extraResource(id: string, type: string, inputs: Json): Fault {
  return { extraResources: { [id]: { type, inputs } } };
}

/** Makes mutants of one kind. `id` is free for the mutant's resources, also as a prefix. */
export type Maker = (random: Random, write: Writer, id: string) => Mutant;
