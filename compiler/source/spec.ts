/** A spec with its parents merged in, and the origin of each value. */
import { fileStart } from "../diagnostics/types.ts";
import { isTree, mergeLayers } from "./merge.ts";
import type { SpecFile } from "./parse.ts";
import type { EmptyValue, KeyPath, Location, Setting, SpecSource, Tree } from "./types.ts";
import { valueAt } from "./value-at.ts";

export class LayeredSpec implements SpecSource {
  readonly file: string;
  readonly tree: Tree;
  readonly complete: boolean;
  readonly empties: readonly EmptyValue[];
  readonly #layers: readonly SpecFile[];
  #files: Readonly<Record<string, string>> | undefined;

  /** `layers[0]` is the spec itself. */
  constructor(layers: readonly [SpecFile, ...SpecFile[]], complete: boolean) {
    const { extends: _parent, ...tree } = mergeLayers(layers.map((layer) => layer.tree));
    this.file = layers[0].file;
    this.tree = tree;
    this.complete = complete;
    this.#layers = layers;
    this.empties = layers.flatMap((layer, index) =>
      layer.empties().map((path) => {
        // A list replaces the parent's as a whole.
        const parents = path.some((step) => typeof step === "number") ? [] : layers.slice(index + 1);
        const parent = parents.find(({ tree: below }) => (valueAt(below, path) ?? null) !== null);
        return { path, file: layer.file, range: layer.find(path, "key").range, inherited: parent?.file };
      }),
    );
  }

  get files(): Readonly<Record<string, string>> {
    this.#files ??= Object.fromEntries(this.#layers.map((layer) => [layer.file, layer.fingerprint]));
    return this.#files;
  }

  isSet(path: KeyPath): boolean {
    return reach(this.tree, path) === path.length;
  }

  isInherited(path: KeyPath): boolean {
    return this.#layers.slice(1).some(({ tree }) => (valueAt(tree, path) ?? null) !== null);
  }

  textOf(path: KeyPath): string | undefined {
    return this.#layers.find(({ tree }) => reach(tree, path) === path.length)?.textAt(path);
  }

  locate(path: KeyPath, what: "key" | "value" = "value"): Location {
    let best = { depth: 0, layer: 0 };
    for (const [layer, { tree }] of this.#layers.entries()) {
      const depth = reach(tree, path);
      if (depth > best.depth) best = { depth, layer };
      // Either found, or hidden in all further layers: a value that is not a map replaces the parents' maps.
      if (depth === path.length || !isTree(valueAt(tree, path.slice(0, depth)))) break;
    }
    const { file } = this.#layers[best.layer]!;
    if (best.depth === 0) return { file, range: fileStart, layer: best.layer };
    // If the path leads only part of the way, locate the key of the deepest existing parent.
    const { range } = this.#layers[best.layer]!.find(path.slice(0, best.depth), best.depth === path.length ? what : "key");
    return { file, range, layer: best.layer };
  }

  settings(path: KeyPath): readonly Setting[] {
    return this.#layers.flatMap((own, layer) => {
      const depth = reach(own.tree, path);
      const stated = path.slice(0, depth);
      const value = valueAt(own.tree, stated);
      if (depth === 0 || (depth < path.length && value !== null)) return [];
      const { range } = own.find(stated, "value");
      return [{ location: { file: own.file, range, layer }, value }];
    });
  }
}

/** Number of leading path elements that exist in `tree`. */
function reach(tree: unknown, path: KeyPath): number {
  let node = tree;
  for (const [index, step] of path.entries()) {
    if (node === null || typeof node !== "object" || !Object.hasOwn(node, step)) return index;
    node = (node as Record<string | number, unknown>)[step];
  }
  return path.length;
}
