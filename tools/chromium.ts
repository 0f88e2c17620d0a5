/**
 * A Chromium for tests and benchmarks: the one of the machine, or else the one that an npm package carries, so that Node and npm's
 * registry are enough. The package is made for a bare Linux: it brings its libraries and fonts along.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { chromium, type Browser } from "playwright-core";

/** Where distributions and installers put it. */
const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Headless, also as root and without a GPU; nothing that calls home. */
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
  /** What its process needs besides this one's environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts it with a profile of its own. `CHROMIUM` names another executable. Throws where there is none for this machine. */
export async function launchChromium(): Promise<Browser> {
  const { path, env } = executable();
  return chromium.launch({ executablePath: path, args: flags, env: { ...process.env, ...env } });
}

function executable(): Executable {
  const found = [process.env["CHROMIUM"] ?? "", ...usual].find((path) => path !== "" && existsSync(path));
  return found === undefined ? carried() : { path: found, env: {} };
}

/** The npm package's, unpacked once below .cache/. */
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

/** Into a folder of its own first, which then takes its name: two that unpack at once do not meet. */
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
