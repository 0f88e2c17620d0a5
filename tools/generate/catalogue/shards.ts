/** Catalogue shards of one package: the members of each declaration file, with the shared types that they reach. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type {
  CatalogueMember,
  CatalogueObject,
  CatalogueProperties,
  CatalogueShard,
  CatalogueType,
} from "../../../compiler/provider/types.ts";
import type { ProviderPackage } from "../packages.ts";
import { readDeclarations, readSharedTypes } from "./declarations.ts";
import type { Declarations, Members, SharedTypes } from "./declarations.ts";
import { encodeType } from "./encode.ts";

interface Draft {
  readonly resources: Record<string, CatalogueMember>;
  readonly functions: Record<string, CatalogueMember>;
}

const resourceToken = /static __pulumiType = '([^']+)'/;
const functionToken = /pulumi\.runtime\.invoke\("([^"]+)"/;

/** Every shard of `pkg`, by module. */
export function shardsOf(pkg: ProviderPackage): CatalogueShard[] {
  const shared = readSharedTypes(pkg);
  const drafts = new Map<string, Draft>();
  for (const module of pkg.modules) addMembers(pkg, module, drafts);
  return [...drafts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([module, draft]) => complete(pkg, module, draft, shared));
}

function addMembers(pkg: ProviderPackage, module: string, drafts: Map<string, Draft>): void {
  if (module.startsWith("types/")) return;
  const code = readFileSync(join(pkg.directory, `${module}.js`), "utf8");
  const type = resourceToken.exec(code)?.[1];
  const invoked = functionToken.exec(code)?.[1];
  if (type !== undefined) {
    const token = type === pkg.name ? `pulumi:providers:${pkg.name}` : type;
    draftOf(drafts, shardName(token)).resources[token] = resourceMember(readDeclarations(pkg, module), token);
  } else if (invoked !== undefined) {
    draftOf(drafts, shardName(invoked)).functions[invoked] = functionMember(readDeclarations(pkg, module), basename(module));
  }
}

/** Module of a token: `rds` for `aws:rds/instance:Instance`. The provider itself belongs to `index`. */
function shardName(token: string): string {
  if (token.startsWith("pulumi:providers:")) return "index";
  const module = /^[^:]+:([^/:]+)\/[^/:]+:[^/:]+$/.exec(token)?.[1];
  if (module === undefined) throw new Error(`unexpected token ${token}`);
  return module;
}

function draftOf(drafts: Map<string, Draft>, module: string): Draft {
  const draft = drafts.get(module) ?? { resources: {}, functions: {} };
  drafts.set(module, draft);
  return draft;
}

function resourceMember(declarations: Declarations, token: string): CatalogueMember {
  const name = token.startsWith("pulumi:") ? "Provider" : token.slice(token.lastIndexOf(":") + 1);
  const outputs = declarations.get(name);
  if (outputs === undefined) throw new Error(`no class ${name} for ${token}`);
  return member(declarations.get(`${name}Args`), outputs);
}

function functionMember(declarations: Declarations, name: string): CatalogueMember {
  const stem = `${name[0]?.toUpperCase() ?? ""}${name.slice(1)}`;
  return member(declarations.get(`${stem}Args`), declarations.get(`${stem}Result`) ?? new Map());
}

function member(args: Members = new Map(), outputs: Members): CatalogueMember {
  return { inputs: encodeAll(args), required: requiredOf(args), outputs: encodeAll(outputs) };
}

function encodeAll(members: Members): CatalogueProperties {
  return Object.fromEntries([...members].map(([name, { type }]) => [name, encodeType(type)]));
}

function requiredOf(members: Members): string[] {
  return [...members]
    .filter(([, { optional }]) => !optional)
    .map(([name]) => name)
    .sort();
}

/** Adds the shared types and enums that the members reach, directly or through other types. */
function complete(pkg: ProviderPackage, module: string, draft: Draft, shared: SharedTypes): CatalogueShard {
  const members = [...Object.values(draft.resources), ...Object.values(draft.functions)];
  const types: Record<string, CatalogueObject> = {};
  const outputTypes: Record<string, CatalogueObject> = {};
  const enums: Record<string, readonly string[]> = {};
  const reach = (type: CatalogueType, into: Record<string, CatalogueObject>, source: ReadonlyMap<string, Members>): void => {
    if (typeof type === "string") return;
    if ("array" in type) reach(type.array, into, source);
    else if ("map" in type) reach(type.map, into, source);
    else if ("union" in type) for (const part of type.union) reach(part, into, source);
    else if ("ref" in type) addObject(type.ref, into, source);
    else addEnum("enum" in type ? type.enum : type.open);
  };
  const addObject = (name: string, into: Record<string, CatalogueObject>, source: ReadonlyMap<string, Members>): void => {
    if (into[name] !== undefined) return;
    const found = source.get(name);
    if (found === undefined) throw new Error(`${pkg.name}: no shared type ${name}`);
    const properties = encodeAll(found);
    into[name] = source === shared.inputs ? { properties, required: requiredOf(found) } : { properties };
    for (const type of Object.values(properties)) reach(type, into, source);
  };
  const addEnum = (name: string): void => {
    const values = shared.enums.get(name);
    if (values === undefined) throw new Error(`${pkg.name}: no enum ${name}`);
    enums[name] = values;
  };
  for (const { inputs, outputs } of members) {
    for (const type of Object.values(inputs)) reach(type, types, shared.inputs);
    for (const type of Object.values(outputs)) reach(type, outputTypes, shared.outputs);
  }
  return { package: pkg.name, version: pkg.version, module, ...draft, types, outputTypes, enums };
}
