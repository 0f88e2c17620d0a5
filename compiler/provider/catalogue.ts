/** Access to the provider catalog by token. Reads only the shards that are needed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueMember, CatalogueObject, CatalogueShard, CatalogueType } from "./types.ts";

/** Returns a shard, or undefined if the package or module does not exist. */
export type ShardSource = (packageName: string, module: string) => CatalogueShard | undefined;

/** A resource type or function with its shard, which resolves the names of its types. */
export interface CatalogueEntry {
  readonly member: CatalogueMember;
  readonly shard: CatalogueShard;
}

export interface Catalogue {
  /** The resource type `token` (`aws:rds/instance:Instance`, or `pulumi:providers:aws` for a provider); undefined if unknown. */
  resource(token: string): CatalogueEntry | undefined;
  /** The function `token`, `aws:index/getCallerIdentity:getCallerIdentity`; undefined if unknown. */
  function(token: string): CatalogueEntry | undefined;
  /** Tokens in the same module, for suggestions; empty if the module does not exist. */
  siblings(token: string): readonly string[];
}

/** A catalog over `source`. Requests each shard once. */
export function openCatalogue(source: ShardSource): Catalogue {
  const shards = new Map<string, CatalogueShard | undefined>();
  const shardOf = (token: string): CatalogueShard | undefined => {
    const address = shardAddress(token);
    if (address === undefined) return undefined;
    const key = address.join("/");
    if (!shards.has(key)) shards.set(key, source(...address));
    return shards.get(key);
  };
  const find = (token: string, section: "resources" | "functions"): CatalogueEntry | undefined => {
    const shard = shardOf(token);
    const member = shard === undefined ? undefined : own(shard[section], token);
    return shard === undefined || member === undefined ? undefined : { shard, member };
  };
  return {
    resource: (token) => find(token, "resources"),
    function: (token) => find(token, "functions"),
    siblings: (token) => {
      const shard = shardOf(token);
      return shard === undefined ? [] : [...Object.keys(shard.resources), ...Object.keys(shard.functions)];
    },
  };
}

/** The catalog in `folder` (`generated/catalogue`). Throws if a shard exists but cannot be read or parsed. */
export function loadCatalogue(folder: string): Catalogue {
  return openCatalogue((packageName, module) => {
    try {
      return JSON.parse(readFileSync(join(folder, packageName, `${module}.json`), "utf8")) as CatalogueShard;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  });
}

/** `aws:rds/instance:Instance` is in shard aws/rds; a provider is in the module `index` of its package. */
function shardAddress(token: string): [packageName: string, module: string] | undefined {
  const provider = /^pulumi:providers:([\w-]+)$/.exec(token)?.[1];
  if (provider !== undefined) return [provider, "index"];
  const [, packageName, module] = /^([\w-]+):([\w-]+)\/[\w-]+:[\w-]+$/.exec(token) ?? [];
  return packageName === undefined || module === undefined ? undefined : [packageName, module];
}

/** A type and the scope that resolves its names: the input or output object types of a shard. */
export interface LocatedType {
  readonly type: CatalogueType;
  readonly shard: CatalogueShard;
  readonly side: "types" | "outputTypes";
}

/** The object type `name` in the scope of `at`. Throws if the shard lacks it, which means that the shard is corrupt. */
export function objectType(name: string, at: LocatedType): CatalogueObject {
  const found = own(at.shard[at.side], name);
  if (found === undefined) throw new Error(`catalogue shard ${at.shard.package}/${at.shard.module} lacks the type ${name}`);
  return found;
}

/** Values of the enum `name`. */
export function enumValues(name: string, shard: CatalogueShard): readonly string[] {
  return own(shard.enums, name) ?? [];
}

/** Own property `key`, so that names like `constructor` are not found on the prototype. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
