/**
 * Every resource id that some combination of switches plans (compiler/modules/ids.json). Read only when an override names an id that is not
 * planned.
 */
import { readFileSync } from "node:fs";
import { packageFile } from "../package/files.ts";

const file = packageFile("compiler/modules/ids.json");

let ids: ReadonlySet<string> | undefined;

export function ledgerIds(): ReadonlySet<string> {
  ids ??= new Set(Object.keys(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>));
  return ids;
}
