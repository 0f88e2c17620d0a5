/** Inputs of each kind, derived from the frozen specs and the schema. */
import type fc from "fast-check";
import { frozenSpecs, specText } from "../fixtures/project.ts";
import { specTree } from "../fixtures/specs.ts";
import type { FuzzInput, Kind } from "./input.ts";
import { bytesInput } from "./inputs/bytes.ts";
import { mutationsInput } from "./inputs/mutations.ts";
import { schemaInput } from "./inputs/schema.ts";
import { treesInput } from "./inputs/trees.ts";

const makers: Readonly<Record<Kind, () => fc.Arbitrary<FuzzInput>>> = {
  bytes: () => bytesInput(texts()),
  trees: () => treesInput(),
  schema: () => schemaInput(frozenSpecs.map(specTree)),
  mutations: () => mutationsInput(texts()),
};

const made = new Map<Kind, fc.Arbitrary<FuzzInput>>();

/** The arbitrary of a kind; built once, since the schema's is large. */
export function inputsOf(kind: Kind): fc.Arbitrary<FuzzInput> {
  const known = made.get(kind) ?? makers[kind]();
  made.set(kind, known);
  return known;
}

function texts(): readonly string[] {
  return frozenSpecs.map(specText);
}
