/**
 * Every resource id that some combination of switches plans (compiler/modules/ids.json). Read only when an override names an id that is not
 * planned.
 */
import { readFileSync } from "node:fs";
import { packageFile } from "../package/files.ts";

const file = packageFile("compiler/modules/ids.json");

let types: ReadonlyMap<string, string> | undefined;

/** Pulumi types by id. */
export function ledgerTypes(): ReadonlyMap<string, string> {
  types ??= new Map(Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>));
  return types;
}

let ids: ReadonlySet<string> | undefined;

export function ledgerIds(): ReadonlySet<string> {
  return (ids ??= new Set(ledgerTypes().keys()));
}
