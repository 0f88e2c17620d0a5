/** Ids that some combination of switches plans (compiler/modules/ids.json), read only when an override names one that is not planned. */
import { readFileSync } from "node:fs";
import { packageFile } from "../package/files.ts";

/** Two folders below the project, as the bundler has it too. */
const file = packageFile("compiler/modules/ids.json");

let ids: ReadonlySet<string> | undefined;

export function ledgerIds(): ReadonlySet<string> {
  ids ??= new Set(Object.keys(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>));
  return ids;
}
