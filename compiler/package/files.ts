/** Locates the package's own files, both from the sources and from the bundle. */
import { join } from "node:path";

/**
 * Absolute path of a file in this package, given its path from the package root: `packageFile("generated/sdk/aws.json")`. This is the only
 * place that depends on the location of the code: the bundler puts every source file in a folder two levels below the root.
 */
export function packageFile(path: string): string {
  return join(import.meta.dirname, "../..", path);
}
