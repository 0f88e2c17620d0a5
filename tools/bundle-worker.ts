/** Worker threads of tools: bundled once, since a thread that compiles a hundred thousand specs should not load sources through tsx. */
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

/** Bundles `worker.ts` of `folder`, a tool's own folder, into `file`; returns `file`. */
export async function bundleWorker(folder: string, file: string): Promise<string> {
  mkdirSync(dirname(file), { recursive: true });
  await build({
    entryPoints: [join(folder, "worker.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
    // Sources find the project's files relative to themselves; all of those sources are two folders below the project.
    define: { "import.meta.dirname": JSON.stringify(folder) },
  });
  return file;
}
