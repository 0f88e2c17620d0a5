/** The provider catalog next to the compiler. Shards are read on demand, only for specs that override or add resources. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { packageFile } from "../package/files.ts";
import { loadCatalogue, type Catalogue } from "./catalogue.ts";

const folder = packageFile("generated/catalogue");

let opened: Catalogue | undefined;

/** The catalog of the installed provider packages. Shards are cached. */
export function providerCatalogue(): Catalogue {
  return (opened ??= loadCatalogue(folder));
}

/** Module names of a package (`rds`); empty for an unknown package. */
export function providerModules(packageName: string): readonly string[] {
  const path = join(folder, packageName);
  if (!/^[a-z]+$/.test(packageName) || !existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

/** True if the package has the module. */
export function isProviderModule(packageName: string, module: string): boolean {
  return providerModules(packageName).includes(module);
}
