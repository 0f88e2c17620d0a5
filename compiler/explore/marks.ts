/** How operations are marked in lists and pictures: a sign and a word, so that nobody depends on colors. The signs are those of Pulumi. */
import type { OperationKind } from "../change/types.ts";

export interface Mark {
  /** Name of the style. */
  readonly name: string;
  readonly sign: string;
  readonly word: string;
}

/** In the order of legends. */
export const marks: Readonly<Record<OperationKind, Mark>> = {
  create: { name: "created", sign: "+", word: "created" },
  update: { name: "updated", sign: "~", word: "updated" },
  replace: { name: "replaced", sign: "±", word: "replaced" },
  delete: { name: "deleted", sign: "−", word: "deleted" },
  unknown: { name: "unknown", sign: "?", word: "unknown" },
  options: { name: "settled", sign: "○", word: "only Pulumi's options" },
  ignored: { name: "settled", sign: "○", word: "no effect" },
};

export const unchanged: Mark = { name: "unchanged", sign: "=", word: "unchanged" };
