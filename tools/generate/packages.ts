/** The installed Pulumi provider packages: every development dependency whose package.json has a `pulumi.resource` field. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Root of this project. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

export interface ProviderPackage {
  /** Name in Pulumi tokens: `aws`. */
  readonly name: string;
  /** Name in the registry: `@pulumi/aws`. */
  readonly npm: string;
  readonly version: string;
  readonly directory: string;
  /** Where to download the plugin from, if not from Pulumi's default server. */
  readonly pluginDownloadURL?: string;
  /** Every module of the package, relative to `directory`, without its extension: `rds/instance`. */
  readonly modules: readonly string[];
}

interface Manifest {
  readonly version: string;
  readonly devDependencies?: Record<string, string>;
  readonly pulumi?: { readonly resource?: boolean; readonly name?: string; readonly version?: string; readonly server?: string };
}

/** Provider packages among this project's development dependencies, by name. */
export function providerPackages(): ProviderPackage[] {
  const names = Object.keys(readManifest(join(projectRoot, "package.json")).devDependencies ?? {}).sort();
  return names.map(describe).filter((found) => found !== undefined);
}

function describe(npm: string): ProviderPackage | undefined {
  const directory = join(projectRoot, "node_modules", npm);
  const { version, pulumi } = readManifest(join(directory, "package.json"));
  if (pulumi?.resource !== true || pulumi.name === undefined) return undefined;
  const base = { name: pulumi.name, npm, version: pulumi.version ?? version, directory, modules: modulesOf(directory) };
  return pulumi.server === undefined ? base : { ...base, pluginDownloadURL: pulumi.server };
}

function modulesOf(directory: string): string[] {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" });
  const declarations = files.map((file) => file.replaceAll("\\", "/")).filter((file) => file.endsWith(".d.ts"));
  return declarations.map((file) => file.slice(0, -".d.ts".length)).sort();
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, "utf8")) as Manifest;
}
