import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const keptFor = 6 * 3600_000;

/** Removes what was built in a cache folder for other states of the sources, but not what is recent: another run may still use it. */
export function removeOldBuilds(cache: string): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (Date.now() - statSync(path).mtimeMs > keptFor) rmSync(path, { recursive: true });
  }
}
