/** Every relation between properties that AWS states, by type. */
import { computeRelations } from "./compute.ts";
import { dataRelations } from "./data.ts";
import { messageRelations } from "./messages.ts";
import { networkRelations } from "./network.ts";
import type { Relation } from "./relation.ts";

const all: readonly Relation[] = [...computeRelations, ...dataRelations, ...messageRelations, ...networkRelations];

const byType = new Map<string, Relation[]>();
for (const relation of all) for (const type of relation.types) byType.set(type, [...(byType.get(type) ?? []), relation]);

/** What AWS demands of the properties of a type together. */
export function relationsOfType(type: string): readonly Relation[] {
  return byType.get(type) ?? [];
}
