/** Bundles the command line: `<outDir>/cli/{main,full}.cjs`, their launcher `<outDir>/platform-compile.cjs`, and V8 code caches for this Node. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { bundleValidator, validatorBeside } from "./effective.ts";
import { nodeBundle } from "./node-bundle.ts";
import { frozenProject } from "../fixtures/project.ts";

const root = join(import.meta.dirname, "../..");

/** `main` holds the commands that people run all day, so it must start fast. `full` holds every command. The launcher chooses. */
const quickCommands = ["compile", "validate"] as const;

/** esbuild's metafiles of the command line. */
interface CliBuild {
  readonly main: Metafile;
  readonly full: Metafile;
  readonly validator: Metafile;
}

/** Writes both bundles, what they have beside them, and the launcher. */
export async function buildCli(outDir: string): Promise<CliBuild> {
  const folder = join(outDir, "cli");
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (old.endsWith(".cache")) rmSync(join(folder, old));
  const [main, full, validator] = await Promise.all([
    bundle(outDir, "main", [quickAlone]),
    bundle(outDir, "full", []),
    bundleValidator(folder),
  ]);
  writeFileSync(join(outDir, "package.json"), '{ "type": "commonjs" }\n');
  writeLauncher(outDir, folder);
  return { main, full, validator };
}

/** Leaves out the code of other commands, but keeps their names for suggestions. */
const quickAlone: Plugin = {
  name: "quick-commands-alone",
  setup(build) {
    const quick = new RegExp(`/(${quickCommands.join("|")})\\.ts$`);
    build.onLoad({ filter: /compiler\/cli\/commands\/[^/]+\.ts$/ }, ({ path }) =>
      quick.test(path.replaceAll("\\", "/")) ? undefined : { contents: "export default undefined;", loader: "js" },
    );
  },
};

async function bundle(outDir: string, name: "main" | "full", plugins: Plugin[]): Promise<Metafile> {
  const folder = join(outDir, "cli");
  const { metafile } = await build({
    ...nodeBundle,
    entryPoints: [join(root, "compiler/cli/index.ts")],
    outfile: join(folder, `${name}.cjs`),
    // CommonJS has no import.meta. Sources locate the package's files relative to themselves, two folders below the package root.
    define: { "import.meta.dirname": "__sourceFolder", "import.meta.url": "__filename" },
    // The launcher evaluates the bundle as one function expression that takes a module's parameters.
    footer: { js: "})" },
    banner: {
      js: `(function (exports, require, module, __filename, __dirname) {var __sourceFolder=require("path").join(__dirname,${JSON.stringify(relative(folder, join(root, "compiler/cli")))});`,
    },
    plugins: [validatorBeside("./cli/effective.cjs"), ...plugins],
  });
  return metafile;
}

function writeLauncher(outDir: string, folder: string): void {
  const hashOf = (name: string) =>
    createHash("sha256")
      .update(readFileSync(join(folder, `${name}.cjs`)))
      .digest("hex")
      .slice(0, 12);
  const text = readFileSync(join(import.meta.dirname, "launcher.cjs"), "utf8")
    .replace("MAIN_HASH", hashOf("main"))
    .replace("FULL_HASH", hashOf("full"));
  const launcher = join(outDir, "platform-compile.cjs");
  writeFileSync(launcher, text);
  chmodSync(launcher, 0o755);
}

/**
 * Compiles the frozen specs once in a temporary folder, so that the launcher writes the code cache for the Node that builds. Returns false
 * when they do not compile; the first successful run then writes the cache.
 */
export function warmUp(outDir: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), "platform-compile-"));
  try {
    cpSync(join(frozenProject, "spec"), join(folder, "spec"), { recursive: true });
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(outDir, "platform-compile.cjs"), ...args], { cwd: folder, stdio: "ignore" });
    return ["compile", "generate", "cost"].every((command) => run(command).status === 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
