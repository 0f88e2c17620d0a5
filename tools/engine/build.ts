/** Builds what an engine test runs, the interpreter and the helper plugins, once per state of their sources. */
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { buildInterpreter } from "../build/interpreter.ts";
import { codeOf, dataFiles, hashOfFiles } from "../generate/inputs.ts";
import { projectRoot } from "../generate/packages.ts";
import { locked } from "../lock.ts";
import { removeOldBuilds } from "../old-builds.ts";

export { projectRoot } from "../generate/packages.ts";

export interface EngineBuild {
  /** Folder of this build, for artifacts that depend on the same sources. */
  readonly folder: string;
  /** Takes the place of the project's `dist`. */
  readonly dist: string;
  /** Folder with the language host and the provider double, for PATH. */
  readonly plugins: string;
}

/** What is bundled. Imports are followed from here. */
const programs = ["compiler/interpreter/index.ts", "tools/engine/language-host.ts", "tools/engine/provider/main.ts"];

/** What decides how it is bundled, and what the bundles read. */
const besides = [
  "tools/engine/build.ts",
  "tools/build/interpreter.ts",
  "compiler/plan/builder/replacement.json",
  "generated/{sdk,catalogue}/**",
];

let built: Promise<EngineBuild> | undefined;

/** Builds unless the same sources were built before. Parallel test files wait for one build. */
export function buildForEngine(): Promise<EngineBuild> {
  built ??= buildOnce();
  return built;
}

async function buildOnce(): Promise<EngineBuild> {
  const cache = join(projectRoot, ".cache", "engine");
  mkdirSync(cache, { recursive: true });
  const folder = join(cache, await fingerprint());
  await locked(join(cache, "build.lock"), async () => {
    if (existsSync(folder)) return;
    removeOldBuilds(cache);
    const draft = `${folder}.draft`;
    rmSync(draft, { recursive: true, force: true });
    await buildInterpreter(join(draft, "dist"));
    await buildPlugins(join(draft, "plugins"));
    renameSync(draft, folder);
  });
  return { folder, dist: join(folder, "dist"), plugins: join(folder, "plugins") };
}

async function fingerprint(): Promise<string> {
  return hashOfFiles(await sourcesForEngine()).slice(0, 16);
}

/** Every file that a build depends on, relative to the project. */
export async function sourcesForEngine(): Promise<readonly string[]> {
  const code = await codeOf(programs);
  if (code === undefined) throw new Error(`${programs.join(", ")}: one of them cannot be bundled; npx tsc -p . says why`);
  return [...[...code.values()].flat(), ...dataFiles(besides)];
}

/** Node treats a file without an extension as the nearest package.json says. */
async function buildPlugins(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }\n');
  await bundle(join(import.meta.dirname, "language-host.ts"), join(folder, "pulumi-language-nodejs"));
  for (const name of ["aws", "random"])
    await bundle(join(import.meta.dirname, "provider", "main.ts"), join(folder, `pulumi-resource-${name}`));
}

/** A single file, gRPC included: the engine starts a plugin for each operation, and module resolution dominates its start time. */
async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "error",
  });
  chmodSync(outfile, 0o755);
}
