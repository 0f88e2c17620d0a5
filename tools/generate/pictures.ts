/** The pictures of the shipped environments: `docs/infrastructure/pictures/<spec>.svg`, drawn from what the specs compile to. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { billOf } from "../../compiler/cli/bill.ts";
import { costLabels } from "../../compiler/cli/explorer.ts";
import { compileSpec } from "../../compiler/compile.ts";
import { environmentPicture } from "../../compiler/graph/picture/index.ts";
import { nodeFileReader } from "../../compiler/source/node-reader.ts";
import type { GeneratedFiles } from "./generated-files.ts";
import { projectRoot } from "./packages.ts";

const folder = "docs/infrastructure/pictures";

/** One picture a spec of spec/. Throws where one of them does not compile. */
export async function pictureFiles(): Promise<GeneratedFiles> {
  const reader = nodeFileReader(projectRoot);
  const files = new Map<string, string>();
  for (const name of readdirSync(join(projectRoot, "spec"))
    .filter((entry) => entry.endsWith(".yaml"))
    .sort()) {
    // The day decides about waivers alone, which no picture shows.
    const { plan, diagnostics } = compileSpec(`spec/${name}`, reader, { asOf: "2026-01-01" });
    if (plan === undefined) throw new Error(`spec/${name} does not compile: ${diagnostics[0]?.message}`);
    files.set(`${folder}/${name.replace(/\.yaml$/, ".svg")}`, await environmentPicture(plan, costLabels(billOf(plan))));
  }
  return files;
}
