/** Types of references: the type at an output path, and whether one type is assignable to another. */
import { nearest } from "../diagnostics/nearest.ts";
import { objectType, own } from "./catalogue.ts";
import type { LocatedType } from "./catalogue.ts";
import type { PathElement } from "../plan/types.ts";

/** The point at which an output path cannot be resolved. */
export interface BrokenPath {
  /** The path element that does not exist, as text. */
  readonly got: string;
  readonly expected: string;
  readonly suggestion?: string;
}

/** The type at `path` below `start`, or the point at which the path cannot be resolved. */
export function typeAt(start: LocatedType, path: readonly PathElement[]): LocatedType | BrokenPath {
  let at = start;
  for (const step of path) {
    if (at.type === "any") return at;
    const next = typeof step === "string" ? property(at, step) : item(at, step);
    if ("got" in next) return next;
    at = next;
  }
  return at;
}

function property(at: LocatedType, name: string): LocatedType | BrokenPath {
  const { type } = at;
  if (typeof type === "object" && "map" in type) return { ...at, type: type.map };
  if (typeof type !== "object" || !("ref" in type))
    return { got: `property ${name} of a value that is not an object`, expected: "no further step" };
  const { properties } = objectType(type.ref, at);
  const found = own(properties, name);
  return found === undefined ? missingProperty(name, Object.keys(properties)) : { ...at, type: found };
}

/** The failure at property `name`; `names` are the existing properties. */
export function missingProperty(name: string, names: readonly string[]): BrokenPath {
  const suggestion = nearest(name, names);
  const expected = names.length > 12 ? "an output property of its type" : `one of ${names.join(", ")}`;
  return { got: `output property ${name}`, expected, ...(suggestion === undefined ? {} : { suggestion }) };
}

function item(at: LocatedType, step: Exclude<PathElement, string>): LocatedType | BrokenPath {
  const { type } = at;
  if (typeof type !== "object" || !("array" in type))
    return { got: "list element of a value that is not a list", expected: "no further step" };
  const inner: LocatedType = { ...at, type: type.array };
  if (typeof step === "number") return inner;
  for (const name of Object.keys(step.find)) {
    const found = inner.type === "any" ? inner : property(inner, name);
    if ("got" in found) return found;
  }
  return inner;
}

/** True if a value of type `given` is assignable to `wanted`. Values are not known yet, so text may turn out to be a valid enum value. */
export function fits(given: LocatedType, wanted: LocatedType): boolean {
  if (given.type === "any" || wanted.type === "any") return true;
  if (isUnion(wanted.type)) return wanted.type.union.some((part) => fits(given, { ...wanted, type: part }));
  if (isUnion(given.type)) return given.type.union.every((part) => fits({ ...given, type: part }, wanted));
  const [have, want] = [kind(given), kind(wanted)];
  if (have === "object" && want === "map") return allFit(given, wanted);
  if (have !== want) return false;
  if (have === "list" || have === "map") return fits(element(given), element(wanted));
  if (have === "object") return hasRequired(given, wanted);
  return true;
}

type Kind = "text" | "number" | "boolean" | "asset" | "list" | "map" | "object";

function kind({ type }: LocatedType): Kind {
  if (typeof type === "string") return type === "string" ? "text" : (type as Kind);
  if ("array" in type) return "list";
  if ("map" in type) return "map";
  return "ref" in type ? "object" : "text";
}

function isUnion(type: LocatedType["type"]): type is { readonly union: readonly LocatedType["type"][] } {
  return typeof type === "object" && "union" in type;
}

function element(at: LocatedType): LocatedType {
  const { type } = at;
  if (typeof type === "object" && "array" in type) return { ...at, type: type.array };
  if (typeof type === "object" && "map" in type) return { ...at, type: type.map };
  return at;
}

function allFit(given: LocatedType, wanted: LocatedType): boolean {
  const properties = Object.values(objectOf(given));
  return properties.every((type) => fits({ ...given, type }, element(wanted)));
}

/** Object types of inputs and outputs are never identical. It suffices that `given` has all properties that `wanted` requires. */
function hasRequired(given: LocatedType, wanted: LocatedType): boolean {
  const { type } = wanted;
  const required = typeof type === "object" && "ref" in type ? (objectType(type.ref, wanted).required ?? []) : [];
  const properties = objectOf(given);
  return required.every((name) => own(properties, name) !== undefined);
}

function objectOf(at: LocatedType): Readonly<Record<string, LocatedType["type"]>> {
  return typeof at.type === "object" && "ref" in at.type ? objectType(at.type.ref, at).properties : {};
}
