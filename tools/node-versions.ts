/** Other versions of Node, from npm's `node` package, for tests that run the built command on every supported version. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { locked } from "./lock.ts";

const run = promisify(execFile);
const cache = fileURLToPath(new URL("../.cache/node", import.meta.url));

/** Path of Node at this version (`22` is the latest 22, `20.19.0` exactly that). Throws npm's message when it cannot be installed. */
export async function ensureNode(version: string): Promise<string> {
  const prefix = join(cache, version);
  const path = join(prefix, "node_modules/node/bin/node");
  mkdirSync(cache, { recursive: true });
  await locked(join(cache, `${version}.lock`), async () => {
    if (existsSync(path)) return;
    const options = ["--no-save", "--no-package-lock", "--prefix", prefix];
    await run("npm", ["install", ...options, `node@${version}`], { maxBuffer: 1 << 26 });
  });
  return path;
}
