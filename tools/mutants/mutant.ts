/** A fault written into a spec. */
import type { Random } from "../exactness/random.ts";
import type { Json, Writer } from "./encode.ts";

export interface Mutant {
  /** What it does wrong, by its kind: `trust`. */
  readonly kind: string;
  readonly extraResources?: Readonly<Record<string, Json>>;
  readonly overrides?: Readonly<Record<string, Json>>;
  /** Other keys of the spec: such a mutant is compiled alone. */
  readonly keys?: Readonly<Record<string, Json>>;
  /** What the oracle sees in the values as they are deployed; undefined if the mutant does no harm. */
  readonly harm: (world: World) => string | undefined;
}

/** What expressions of a mutant refer to. */
export interface World {
  readonly resources: Readonly<Record<string, Json>>;
  readonly config: Readonly<Record<string, string>>;
}

/** Makes mutants of one kind. `id` is free for the mutant's resources, also as a prefix. */
export type Maker = (random: Random, write: Writer, id: string) => Mutant;
