/**
 * Registries of modules, rules and commands: the folder's contents are the registry, so that a new entry is one file or folder and needs no
 * edit of a list. Run by `npm run generate`; test/tools/generate/registry.test.ts fails when a registry is stale.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GeneratedFiles } from "./generated-files.ts";
import { projectRoot } from "./packages.ts";
import { formattedFiles } from "./write.ts";

interface Registry {
  /** The generated file. */
  readonly path: string;
  /** The entries' folder, relative to the project. */
  readonly folder: string;
  /** The form of an entry: a folder with an `index.ts`, a file, or a file in a subfolder (other than `shared`). */
  readonly entries: "folders" | "files" | "nested";
  /** The registry's source, given the entries' names and the specifiers that import them. */
  readonly source: (entries: readonly Entry[]) => string;
}

interface Entry {
  readonly name: string;
  readonly specifier: string;
}

const registries: readonly Registry[] = [
  { path: "compiler/modules/registry.generated.ts", folder: "compiler/modules", entries: "folders", source: moduleRegistry },
  { path: "compiler/rules/registry.generated.ts", folder: "compiler/rules", entries: "nested", source: ruleRegistry },
  { path: "compiler/cli/commands.generated.ts", folder: "compiler/cli/commands", entries: "files", source: commandRegistry },
];

/** The registries, generated from the folders. */
export function registryFiles(): Promise<GeneratedFiles> {
  return formattedFiles(Object.fromEntries(registries.map((registry) => [registry.path, registry.source(entriesOf(registry))])));
}

function entriesOf({ folder, entries }: Registry): readonly Entry[] {
  const root = join(projectRoot, folder);
  if (!existsSync(root)) return [];
  const found = readdirSync(root, { withFileTypes: true }).flatMap<Entry>((entry) => {
    const { name } = entry;
    if (entries === "nested") return entry.isDirectory() && name !== "shared" ? filesOf(root, name) : [];
    if (entries === "folders")
      return entry.isDirectory() && existsSync(join(root, name, "index.ts")) ? [{ name, specifier: `${name}/index.ts` }] : [];
    return entry.isFile() && name.endsWith(".ts") ? [{ name: name.slice(0, -3), specifier: name }] : [];
  });
  const { compare } = new Intl.Collator("en", { numeric: true });
  return found.sort((a, b) => orderOf(folder, a.name) - orderOf(folder, b.name) || compare(a.name, b.name));
}

function filesOf(root: string, folder: string): readonly Entry[] {
  return readdirSync(join(root, folder)).map((file) => ({ name: file.slice(0, -3), specifier: `${folder}/${file}` }));
}

/** Sorts modules by their sections' order (`x-order`), everything else by name. */
function orderOf(folder: string, name: string): number {
  if (folder !== "compiler/modules") return 0;
  const schema = join(projectRoot, "schema/modules", `${name}.schema.json`);
  return existsSync(schema) ? ((JSON.parse(readFileSync(schema, "utf8")) as { readonly "x-order"?: number })["x-order"] ?? 99) : 99;
}

/** Every run needs all modules and rules, so their imports are static. */
function importOf(entry: Entry): string {
  return `import ${identifier(entry)} from "./${entry.specifier}";`;
}

function identifier({ name }: Entry): string {
  return name.replace(/\W/g, "_");
}

function moduleRegistry(entries: readonly Entry[]): string {
  return [
    'import type { ModuleDefinition } from "./shared/module.ts";',
    ...entries.map(importOf),
    "\n/** Every module, by name. */",
    `export const modules: readonly ModuleDefinition[] = [${entries.map(identifier).join(", ")}];\n`,
  ].join("\n");
}

/** Every rule, with the name and the area that its path gives it. */
function ruleRegistry(entries: readonly Entry[]): string {
  const repeated = entries.find(({ name }, index) => entries.findIndex((other) => other.name === name) !== index);
  if (repeated !== undefined) throw new Error(`two rules are named ${repeated.name}`);
  const named = entries.map((entry) => {
    const [area] = entry.specifier.split("/");
    return `{ name: ${JSON.stringify(entry.name)}, area: ${JSON.stringify(area)}, ...${identifier(entry)} }`;
  });
  return [
    'import type { NamedRule } from "./rule.ts";',
    ...entries.map(importOf),
    "\n/** Every rule, by name. */",
    `export const rules: readonly NamedRule[] = [${named.join(", ")}];\n`,
  ].join("\n");
}

/** A run needs one command, so its code is loaded only when the command runs. */
function commandRegistry(entries: readonly Entry[]): string {
  return [
    'import type { Command } from "./command.ts";',
    "\n/** Every command, by name. */",
    "export const commands: Readonly<Record<string, () => Promise<{ readonly default: Command }>>> = {",
    ...entries.map(({ name, specifier }) => `${JSON.stringify(name)}: () => import("./commands/${specifier}"),`),
    "};\n",
  ].join("\n");
}
