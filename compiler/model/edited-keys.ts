/** The keys at which two versions of a spec differ, with the keys whose defaults differ because of them. */
import { editedPaths, touches } from "../source/edited-paths.ts";
import type { KeyPath, Tree } from "../source/types.ts";
import { environmentClassOf, fillDefaults } from "./defaults.ts";

export interface EditedKey {
  readonly path: KeyPath;
  /** The path, dotted. */
  readonly key: string;
  /** Keys that get another default: those of the class, if its key is edited or the environment's name implies another class. */
  readonly defaults: readonly string[];
}

/** In the order of the spec after the change. Versions of the schema cause nothing in a plan. */
export function editedKeys(before: Tree, after: Tree): readonly EditedKey[] {
  const paths = keysIn(editedPaths(before, after));
  const keys = paths.map((path) => path.join("."));
  const defaults = defaultsOfClass(before, after).filter((key) => key !== "class" && !keys.some((each) => touches(each, key)));
  const deciding = keys.includes("class") ? "class" : "environment";
  return paths.map((path, index) => ({ path, key: keys[index]!, defaults: keys[index] === deciding ? defaults : [] }));
}

function defaultsOfClass(before: Tree, after: Tree): readonly string[] {
  const [old, now] = [environmentClassOf(before), environmentClassOf(after)];
  if (old === now) return [];
  return keysIn(editedPaths(fillDefaults(before, old), fillDefaults(after, now))).map((path) => path.join("."));
}

function keysIn(paths: readonly KeyPath[]): readonly KeyPath[] {
  return paths.filter(([section]) => section !== "schema");
}
