/** Names a JSON Schema that ships with the package. */
import { posix } from "node:path";

/** `path` is relative to the folder of the schemas. A project of its own has no such folder, so that a link would be dead there. */
export function schemaText(path: string, hasSources: boolean): string {
  return hasSources ? `[schema/${path}](../../schema/${path})` : `\`${posix.basename(path)}\` in the package`;
}
