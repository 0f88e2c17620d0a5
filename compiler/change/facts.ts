/** Facts about the resource types that decide what a change means, from compiler/plan/builder/replacement.json. */
import table from "../plan/builder/replacement.json" with { type: "json" };

/** What a change of a property in place does. */
export interface InPlaceFact {
  readonly property: string;
  readonly effect: string;
  /** `at once`, or when it does apply. */
  readonly applies: string;
}

export interface TypeFacts {
  readonly restart: readonly InPlaceFact[];
  /** Properties whose change waits for the maintenance window, unless `applyImmediately` is true. */
  readonly deferred: readonly string[];
  /** What a replacement of the type does. */
  readonly replaceEffect?: string;
  readonly source: string;
}

/** Facts of a type; undefined if nothing is known about it. */
export function typeFacts(type: string): TypeFacts | undefined {
  return Object.hasOwn(table, type) ? (table as unknown as Readonly<Record<string, TypeFacts>>)[type] : undefined;
}
