/**
 * Everything that a generator's result depends on, as one hash: the code that it imports, the files that it reads, and the installed
 * packages. esbuild finds the imports, so that no hand-written list can be incomplete.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { globSync } from "tinyglobby";
import { projectRoot } from "./packages.ts";

/** What generators that run the compiler read, in addition to their imports and to the output of earlier generators. */
export const commonData: readonly string[] = [
  "schema/**/*.json",
  "test/fixtures/project/**/*.yaml",
  "test/fixtures/**",
  "generated/aws/*.json",
  "compiler/**/*.{json,hbs,md}",
  "Pulumi.yaml",
];

/** A generator writes this file, although the globs above match it. */
const written = ["compiler/modules/ids.json"];

/** Always part of the inputs: package versions, the output's layout, and the list of generators. */
export const surroundings = [
  "package.json",
  "package-lock.json",
  "node_modules/.package-lock.json",
  ".prettierrc.json",
  "tools/generate/index.ts",
];

/** Paths of the matching files, relative to the project. */
export function dataFiles(patterns: readonly string[]): readonly string[] {
  return globSync([...patterns], { cwd: projectRoot, ignore: written, dot: true }).sort();
}

/**
 * Each generator's source with all its direct and indirect imports, without packages. Undefined when the sources do not bundle: nothing can
 * be skipped then.
 */
export async function codeOf(sources: readonly string[]): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  const result = await build({
    entryPoints: sources.map((source) => join(projectRoot, source)),
    absWorkingDir: projectRoot,
    bundle: true,
    write: false,
    outdir: ".cache/generate",
    platform: "node",
    format: "esm",
    packages: "external",
    metafile: true,
    logLevel: "silent",
  }).catch(() => undefined);
  if (result === undefined) return undefined;
  const { inputs } = result.metafile;
  return new Map(sources.map((source) => [source, reachable(source, (path) => inputs[path]?.imports ?? [])]));
}

interface Import {
  readonly path: string;
  readonly external?: boolean;
}

function reachable(start: string, importsOf: (path: string) => readonly Import[]): readonly string[] {
  const seen = new Set([start]);
  for (const path of seen) for (const next of importsOf(path)) if (next.external !== true) seen.add(next.path);
  return [...seen].sort();
}

/** One hash of the files' names and contents. An absent file has a hash of its own. */
export function hashOfFiles(paths: readonly string[]): string {
  const hash = createHash("sha256").update(process.version);
  for (const path of [...new Set([...paths, ...surroundings])].sort()) hash.update(`\n${path} ${hashOfFile(path)}`);
  return hash.digest("hex");
}

/** Hash of a file's content; `absent` if there is no file. */
export function hashOfFile(path: string): string {
  try {
    return createHash("sha256")
      .update(readFileSync(join(projectRoot, path)))
      .digest("hex");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "absent";
    throw error;
  }
}
