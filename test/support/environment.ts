/** Environments for tests: a shipped spec with overrides, validated like any other. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import validate from "../../generated/validators/effective.js";
import { buildEnvironment } from "../../compiler/model/index.ts";
import type { Environment } from "../../compiler/model/types.ts";

type Tree = Record<string, unknown>;

const specFolder = join(import.meta.dirname, "../../spec");

/** Sections merge key by key, anything else is replaced, `null` returns a key to its default: as `extends` does. */
export function merge(base: Tree, over: Tree): Tree {
  const result: Tree = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete result[key];
    else if (isTree(value)) result[key] = merge(isTree(result[key]) ? result[key] : {}, value);
    else result[key] = value;
  }
  return result;
}

function isTree(value: unknown): value is Tree {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

const trees = new Map<string, Tree>();

/** The tree of a shipped spec, its parent's merged in. Nobody may change it: it is read once. */
export function specTree(name: string): Tree {
  const known = trees.get(name);
  if (known !== undefined) return known;
  const tree = readTree(name);
  trees.set(name, tree);
  return tree;
}

function readTree(name: string): Tree {
  const tree = parse(readFileSync(join(specFolder, `${name}.yaml`), "utf8")) as Tree;
  const { extends: parent, ...own } = tree;
  return typeof parent === "string" ? merge(specTree(parent.replace(/\.yaml$/, "")), own) : own;
}

/** The environment of `spec/<name>.yaml` with overrides; throws when the result does not fit the schema. */
export function environmentOf(name: string, over: Tree = {}): Environment {
  const tree = merge(specTree(name), over);
  if (!validate(tree)) throw new Error(`${name}: ${JSON.stringify(validate.errors, null, 2)}`);
  return buildEnvironment({ tree, file: `spec/${name}.yaml`, files: {} });
}
