/** Compares what compiler/change computes with what the engine announces. */
import { changeOf } from "../../compiler/change/operations/index.ts";
import type { Operation } from "../../compiler/change/types.ts";
import type { Plan } from "../../compiler/plan/types.ts";
import { keyOf, type Announced, type Announcement } from "./announced.ts";

/** A resource whose operations are not the same. */
export interface Mismatch {
  readonly resource: string;
  readonly computed: string;
  readonly announced: string;
}

/** Both sides of every resource that either of them changes, in words. Empty if they agree. */
export function mismatches(before: Plan, after: Plan, announcement: Announcement): readonly Mismatch[] {
  const computed = new Map(changeOf(before, after).operations.map((one) => [keyOf(one.type, one.id), one]));
  const keys = [...new Set([...computed.keys(), ...announcement.keys()])].sort();
  return keys.flatMap((resource) => {
    const [own, engine] = [computed.get(resource), announcement.get(resource)];
    const [ours, theirs] = [wordsOf(own), announcedWords(engine, own)];
    return ours === theirs || isUnknown(own, engine) ? [] : [{ resource, computed: ours, announced: theirs }];
  });
}

function wordsOf(one: Operation | undefined): string {
  if (one === undefined || one.kind === "ignored" || one.kind === "options") return "same";
  if (one.kind === "create" && one.imported === true) return "import";
  if (one.kind === "update") return `update ${pathsOf(one)}`;
  if (one.kind !== "replace") return one.kind;
  const replacing = one.properties.filter(({ replaces }) => replaces).map(({ name }) => name);
  // Of what is taken along, the engine names the properties that cannot stay, and no others.
  return `replace ${one.order}: ${replacing.sort().join(" ")}${one.draggedBy === undefined ? ` ${pathsOf(one)}` : ""}`;
}

function pathsOf({ properties }: Operation): string {
  const paths = properties.flatMap(({ paths = [] }) => paths.map(({ path }) => path));
  return `(${paths.sort().join(" ")})`;
}

function announcedWords(engine: Announced | undefined, own: Operation | undefined): string {
  if (engine === undefined || engine.kind === "same") return "same";
  const paths = `(${(engine.paths ?? []).join(" ")})`;
  if (engine.kind === "update") return `update ${paths}`;
  if (engine.kind !== "replace") return engine.kind;
  const dragged = engine.paths === undefined && own?.draggedBy !== undefined;
  const replacing = dragged ? replacingBoth(engine, own) : engine.replacing;
  return `replace ${engine.order}: ${replacing.join(" ")}${dragged ? "" : ` ${paths}`}`;
}

/** A resource that is taken along may differ in more replacing properties than the engine names. */
function replacingBoth({ replacing }: Announced, { properties }: Operation): readonly string[] {
  const edited = properties.filter(({ paths = [] }) => paths.some((path) => path.replaces)).map(({ name }) => name);
  return [...new Set([...replacing, ...edited])].sort();
}

/** An operation that no fact decides agrees with any. */
function isUnknown(own: Operation | undefined, engine: Announced | undefined): boolean {
  return own?.kind === "unknown" && ["update", "replace", "same"].includes(engine?.kind ?? "same");
}
