/** Bundles the command line: `<outDir>/cli/main.cjs`, its launcher `<outDir>/platform-compile.cjs`, and a V8 code cache for this Node. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { build, type Metafile } from "esbuild";

const root = join(import.meta.dirname, "../..");

/** Writes the bundle and the launcher. Returns esbuild's account of what is in the bundle. */
export async function buildCli(outDir: string): Promise<Metafile> {
  const folder = join(outDir, "cli");
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (old.endsWith(".cache")) rmSync(join(folder, old));
  const { metafile } = await build({
    entryPoints: [join(root, "compiler/cli/index.ts")],
    outfile: join(folder, "main.cjs"),
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "cjs",
    minify: true,
    // CommonJS has no import.meta, and a script without a module loader no import(). Sources find the package's files from
    // where they stand, two folders below it.
    define: { "import.meta.dirname": "__sourceFolder", "import.meta.url": "__filename" },
    // The launcher evaluates the bundle as one function expression with a module's parameters.
    footer: { js: "})" },
    banner: {
      js: `(function (exports, require, module, __filename, __dirname) {var __sourceFolder=require("path").join(__dirname,${JSON.stringify(relative(folder, join(root, "compiler/cli")))});`,
    },
    supported: { "dynamic-import": false },
    // The package's own build for bundlers: the one for Node evaluates every file of it at the start.
    alias: { yaml: join(root, "node_modules/yaml/browser/dist/index.js") },
    charset: "ascii",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  writeFileSync(join(outDir, "package.json"), '{ "type": "commonjs" }\n');
  writeLauncher(outDir, join(folder, "main.cjs"));
  return metafile;
}

function writeLauncher(outDir: string, bundle: string): void {
  const hash = createHash("sha256").update(readFileSync(bundle)).digest("hex").slice(0, 12);
  const text = readFileSync(join(import.meta.dirname, "launcher.cjs"), "utf8").replace("BUNDLE_HASH", hash);
  const launcher = join(outDir, "platform-compile.cjs");
  writeFileSync(launcher, text);
  chmodSync(launcher, 0o755);
}

/**
 * Compiles the shipped specs once in a folder of their own, so that the launcher writes the code cache for the Node that builds.
 * Returns false when they do not compile: the first run that succeeds makes the cache then.
 */
export function warmUp(outDir: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), "platform-compile-"));
  try {
    cpSync(join(root, "spec"), join(folder, "spec"), { recursive: true });
    const { status } = spawnSync(process.execPath, [join(outDir, "platform-compile.cjs"), "compile"], { cwd: folder, stdio: "ignore" });
    return status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
