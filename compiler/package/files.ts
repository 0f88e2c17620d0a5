/** Where the package's own files stand, from the sources and from the bundle alike. */
import { join } from "node:path";

/**
 * Absolute path of a file of this package, by its path from the package's root: `packageFile("generated/sdk/aws.json")`. The only place
 * that asks where the code itself stands: the bundler gives every source file the same folder, two below the root.
 */
export function packageFile(path: string): string {
  return join(import.meta.dirname, "../..", path);
}
