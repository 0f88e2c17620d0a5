/** Facts about the resource types that decide what a change means, from compiler/plan/builder/replacement.json. */
import table from "../../plan/builder/replacement.json" with { type: "json" };
import { goes, type Direction } from "./directions.ts";

/** What a change of a property in place does. */
export interface InPlaceFact {
  readonly property: string;
  /** The way of the change, if the effect depends on it. */
  readonly when?: Direction;
  readonly effect: string;
  /** `at once`, or when it does apply. */
  readonly applies: string;
  /** Those who use the resource are not served from then on, or until they follow. */
  readonly cutsOff?: boolean;
  /** Default: the page of the type. */
  readonly source?: string;
}

/** Properties whose change in place nobody notices, and the page that says so. */
interface Unnoticed {
  readonly properties: readonly string[];
  readonly source: string;
}

export interface TypeFacts {
  /** The first fact that holds for a change counts. */
  readonly restart: readonly InPlaceFact[];
  readonly unnoticed?: readonly Unnoticed[];
  /** Properties whose change waits for the maintenance window, unless `applyImmediately` is true. */
  readonly deferred: readonly string[];
  /** What a replacement of the type does, and what is missing between the deletion and the creation if it deletes first. */
  readonly replaceEffect?: string;
  readonly betweenEffect?: string;
  /** What goes with the resource, besides its data. */
  readonly deleteEffect?: string;
  /** The provider's file, which decides between an update and a replacement. */
  readonly source: string;
  /** What says what an update means. */
  readonly page?: string;
}

/** Facts of a type; undefined if nothing is known about it. */
export function typeFacts(type: string): TypeFacts | undefined {
  return Object.hasOwn(table, type) ? (table as unknown as Readonly<Record<string, TypeFacts>>)[type] : undefined;
}

/** What a change of this property in place does; undefined if nothing is worth saying. */
export function inPlaceFact(type: string, name: string, before: unknown, after: unknown): InPlaceFact | undefined {
  return typeFacts(type)?.restart.find(({ property, when }) => property === name && goes(when, before, after));
}

/** Does a fact say that nobody notices a change of this property in place? Tags are labels on every type. */
export function isUnnoticed(type: string, name: string): boolean {
  if (name === "tags" || name === "tagsAll") return true;
  return typeFacts(type)?.unnoticed?.some(({ properties }) => properties.includes(name)) ?? false;
}
