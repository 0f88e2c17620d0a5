/** The package as users get it: packed from dist/, which must be built, and installed by npm into a project. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { locked } from "../lock.ts";
import { removeOldBuilds } from "../old-builds.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const cache = join(root, ".cache/package");

/** Outside of the repository, whose packages Node would find from a folder in it. */
const projects = join(tmpdir(), "platform-compile-projects");

/** A packed package. */
export interface Packed {
  /** Absolute path of the tarball. */
  readonly tarball: string;
  /** Bytes of the tarball. */
  readonly size: number;
  /** Paths of its files. */
  readonly files: readonly string[];
}

let packing: Promise<Packed> | undefined;

/** Packs dist/ as it is, without building it again, because other tests run what is there. */
export function packed(): Promise<Packed> {
  packing ??= alone("pack", pack);
  return packing;
}

/** Equal contents give an equal tarball, which stands in a folder that is named after its content. */
async function pack(): Promise<Packed> {
  if (!existsSync(join(root, "dist/library/index.cjs"))) throw new Error("dist/ is not built: npm run build");
  removeOldBuilds(cache);
  const draft = mkdtempSync(join(cache, "draft-"));
  const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", draft], { cwd: root });
  const [report] = JSON.parse(stdout) as [{ filename: string; size: number; files: { path: string }[] }];
  const made = join(draft, report.filename);
  const folder = join(cache, createHash("sha256").update(readFileSync(made)).digest("hex").slice(0, 16));
  mkdirSync(folder, { recursive: true });
  const tarball = join(folder, report.filename);
  if (!existsSync(tarball)) renameSync(made, tarball);
  rmSync(draft, { recursive: true });
  return { tarball, size: report.size, files: report.files.map(({ path }) => path) };
}

/** Installs the package into a project as its users do. */
export async function install(project: string): Promise<void> {
  const { tarball } = await packed();
  await run("npm", ["install", "--save-dev", "--no-audit", "--no-fund", tarball], { cwd: project, maxBuffer: 1 << 26 });
}

/**
 * Folder of a project in which the package, and nothing else, is installed. Tests share it and must not change it; it is made once for each
 * state of the package.
 */
export async function installedProject(): Promise<string> {
  const { tarball } = await packed();
  const folder = join(projects, basename(dirname(tarball)));
  await alone("install", async () => {
    mkdirSync(projects, { recursive: true });
    if (existsSync(folder)) return;
    removeOldBuilds(projects);
    const draft = `${folder}.draft`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft);
    writeFileSync(join(draft, "package.json"), "{}\n");
    await install(draft);
    renameSync(draft, folder);
  });
  return folder;
}

function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(cache, { recursive: true });
  return locked(join(cache, `${name}.lock`), work);
}
