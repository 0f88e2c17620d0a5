/** The provider catalogue beside the compiler: read shard by shard, and only for a spec that overrides or adds resources. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { packageFile } from "../package/files.ts";
import { loadCatalogue, type Catalogue } from "./catalogue.ts";

/** Two folders below the project, as the bundler has it too. */
const folder = packageFile("generated/catalogue");

let opened: Catalogue | undefined;

/** The catalogue of the installed provider packages; shards that were read stay. */
export function providerCatalogue(): Catalogue {
  return (opened ??= loadCatalogue(folder));
}

/** Modules of a package, `rds`; none of an unknown package. */
export function providerModules(packageName: string): readonly string[] {
  const path = join(folder, packageName);
  if (!/^[a-z]+$/.test(packageName) || !existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

/** Is it a module of the package? */
export function isProviderModule(packageName: string, module: string): boolean {
  return providerModules(packageName).includes(module);
}
