/**
 * Writes `generated/sdk/<package>.json`: what the SDK's resource classes add (secret outputs, aliases, defaults), so that a generic program
 * registers resources exactly as the classes would, without loading them.
 * Run it with `npm run generate -- sdk`. The same packages give the same bytes.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "../../compiler/canonical/json.ts";
import type { Additions, SdkTable } from "../../compiler/interpreter/sdk.ts";
import type { ProviderPackage } from "./packages.ts";
import { providerPackages } from "./packages.ts";
import { additionsOf } from "./sdk/constructor.ts";

/** Folder of the tables, owned by this generator. */
export const sdkFolder = "generated/sdk";

/** The table of every installed provider package, by path. */
export function generateSdk(): Map<string, string> {
  return new Map(providerPackages().map((pkg) => [`${sdkFolder}/${pkg.name}.json`, tableText(sdkTable(pkg))]));
}

/** Reads every class of `pkg`. */
export function sdkTable(pkg: ProviderPackage): SdkTable {
  let provider: Additions | undefined;
  const resources: Record<string, Additions> = {};
  const plain: Record<string, string[]> = {};
  for (const [type, code] of resourceClasses(pkg)) {
    const additions = additionsOf(code);
    if (type === pkg.name) provider = additions;
    else if (Object.keys(additions).length > 0) resources[type] = additions;
    else addPlain(type, plain);
  }
  if (provider === undefined) throw new Error(`${pkg.npm} has no provider class`);
  const url = pkg.pluginDownloadURL === undefined ? {} : { pluginDownloadURL: pkg.pluginDownloadURL };
  return { package: pkg.name, version: pkg.version, ...url, provider, resources, plain };
}

/** Type and module text of every resource class of `pkg`; the provider class's type is the package's name. */
export function resourceClasses(pkg: ProviderPackage): [type: string, code: string, module: string][] {
  const found: [string, string, string][] = [];
  for (const module of pkg.modules) {
    const code = readFileSync(join(pkg.directory, `${module}.js`), "utf8");
    const type = /static __pulumiType = '([^']+)'/.exec(code)?.[1];
    if (type !== undefined) found.push([type, code, module]);
  }
  return found;
}

function addPlain(type: string, plain: Record<string, string[]>): void {
  const [, module, rest] = /^[^:]+:([^/:]+)\/(.+)$/.exec(type) ?? [];
  if (module === undefined || rest === undefined) throw new Error(`unexpected token ${type}`);
  (plain[module] ??= []).push(rest);
}

/** Canonical JSON with one line per resource type whose class adds something, and one line per module for all other types. */
function tableText(table: SdkTable): string {
  const { resources, plain, ...head } = table;
  const lines = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${canonicalJson(value)}`);
  return `{\n${[...lines, `"resources": ${section(resources)}`, `"plain": ${section(plain)}`].join(",\n")}\n}\n`;
}

function section(entries: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(entries).sort();
  const sorted = (value: unknown): unknown => (Array.isArray(value) ? value.toSorted() : value);
  return `{\n${keys.map((key) => `${JSON.stringify(key)}: ${canonicalJson(sorted(entries[key]))}`).join(",\n")}\n}`;
}
