/**
 * Writes the provider catalogue, `generated/catalogue/<package>/<module>.json`, from the installed SDK packages.
 * Run it with `npm run generate -- catalogue`. The same packages give the same bytes.
 */
import type { CatalogueShard } from "../../compiler/provider/types.ts";
import { canonicalJson } from "../../compiler/canonical/json.ts";
import { shardsOf } from "./catalogue/shards.ts";
import { providerPackages } from "./packages.ts";

/** Folder of the shards, owned by this generator. */
export const catalogueFolder = "generated/catalogue";

/** Every shard of every installed provider package, by path. */
export function generateCatalogue(): Map<string, string> {
  const files = new Map<string, string>();
  for (const pkg of providerPackages()) {
    for (const shard of shardsOf(pkg)) files.set(`${catalogueFolder}/${pkg.name}/${shard.module}.json`, shardText(shard));
  }
  return files;
}

/** Canonical JSON with one line per resource, function, type and enum, so that a diff shows what an SDK upgrade changed. */
function shardText(shard: CatalogueShard): string {
  const { package: name, version, module, ...sections } = shard;
  const head = Object.entries({ package: name, version, module }).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const body = Object.entries(sections).map(([key, entries]) => `${JSON.stringify(key)}: ${sectionText(entries)}`);
  return `{\n${[...head, ...body].join(",\n")}\n}\n`;
}

function sectionText(entries: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(entries).sort();
  if (keys.length === 0) return "{}";
  return `{\n${keys.map((key) => `${JSON.stringify(key)}: ${canonicalJson(entries[key])}`).join(",\n")}\n}`;
}
