/** Bundles worker threads of tools once: a thread that compiles a hundred thousand specs should not load its sources through tsx. */
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

/** Bundles `worker.ts` of `folder` (a tool's folder) into `file`; returns `file`. */
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
    // Sources locate the project's files relative to themselves. All of them are two folders below the project root.
    define: { "import.meta.dirname": JSON.stringify(folder) },
  });
  return file;
}
