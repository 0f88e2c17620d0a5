/** Versions of the installed provider packages, which a plan pins. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formattedFiles } from "./write.ts";

function versionOf(name: string): string {
  const path = join(import.meta.dirname, "../../node_modules/@pulumi", name, "package.json");
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}

/** generated/versions.ts. */
export function versionFiles(): Promise<Map<string, string>> {
  return formattedFiles({
    "generated/versions.ts": `/** Provider plugins by Pulumi package, as the installed SDKs name them. */
export const providerVersions = { aws: "${versionOf("aws")}", random: "${versionOf("random")}" } as const;
`,
  });
}
