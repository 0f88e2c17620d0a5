/** Builds what an engine test runs, the interpreter and the helper plugins, once per state of their sources. */
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildInterpreter } from "../build/interpreter.ts";
import { locked } from "../lock.ts";
import { removeOldBuilds } from "../old-builds.ts";

/** Root of this project. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

export interface EngineBuild {
  /** Folder of this build, for artifacts that depend on the same sources. */
  readonly folder: string;
  /** Takes the place of the project's `dist`. */
  readonly dist: string;
  /** Folder with the language host and the provider double, for PATH. */
  readonly plugins: string;
}

/** Folders whose files the bundles contain or read. */
const sources = [
  "compiler/interpreter",
  "compiler/plan",
  "compiler/provider",
  "compiler/source",
  "compiler/canonical",
  "generated/interpreter",
  "generated/sdk",
  "generated/catalogue",
  "tools/engine",
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
  const folder = join(cache, fingerprint());
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

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    const files = readdirSync(join(projectRoot, source), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
    for (const path of paths) hash.update(path.slice(projectRoot.length)).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 16);
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
