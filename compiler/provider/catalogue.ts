/**
 * Access to the provider catalogue by token. Only the shards that are asked for are read.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueMember, CatalogueObject, CatalogueShard, CatalogueType } from "./types.ts";

/** A shard, or undefined where the package or the module does not exist. */
export type ShardSource = (packageName: string, module: string) => CatalogueShard | undefined;

/** A resource type or function together with its shard, in which the names of its types are looked up. */
export interface CatalogueEntry {
  readonly member: CatalogueMember;
  readonly shard: CatalogueShard;
}

export interface Catalogue {
  /** The resource type `token` (`aws:rds/instance:Instance`, or `pulumi:providers:aws` for a provider), or undefined. */
  resource(token: string): CatalogueEntry | undefined;
  /** The function `token`, `aws:index/getCallerIdentity:getCallerIdentity`, or undefined. */
  function(token: string): CatalogueEntry | undefined;
  /** Tokens of the same module, for suggestions; empty where the module does not exist. */
  siblings(token: string): readonly string[];
}

/** A catalogue over `source`; each shard is asked for once. */
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

/** The catalogue in `folder` (`generated/catalogue`). Throws when a shard exists and cannot be read or parsed. */
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

/** `aws:rds/instance:Instance` stands in aws/rds, a provider in the module `index` of its package. */
function shardAddress(token: string): [packageName: string, module: string] | undefined {
  const provider = /^pulumi:providers:([\w-]+)$/.exec(token)?.[1];
  if (provider !== undefined) return [provider, "index"];
  const [, packageName, module] = /^([\w-]+):([\w-]+)\/[\w-]+:[\w-]+$/.exec(token) ?? [];
  return packageName === undefined || module === undefined ? undefined : [packageName, module];
}

/** A type and where its names are looked up: the inputs' or the outputs' object types of a shard. */
export interface LocatedType {
  readonly type: CatalogueType;
  readonly shard: CatalogueShard;
  readonly side: "types" | "outputTypes";
}

/** The object type `name` of the side of `at`. Throws when the shard lacks it, which only a damaged shard does. */
export function objectType(name: string, at: LocatedType): CatalogueObject {
  const found = own(at.shard[at.side], name);
  if (found === undefined) throw new Error(`catalogue shard ${at.shard.package}/${at.shard.module} lacks the type ${name}`);
  return found;
}

/** Values of the enum `name`. */
export function enumValues(name: string, shard: CatalogueShard): readonly string[] {
  return own(shard.enums, name) ?? [];
}

/** Own property `key`, so that `constructor` and the like are not found on the prototype. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
