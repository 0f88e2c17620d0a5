/**
 * `npm run generate`: everything that is generated from this checkout and its installed packages, in the order in which one needs
 * the other; `npm run generate -- schema registries` runs those steps alone. `--check` writes nothing and exits 1 with the names of
 * stale files.
 * (generated/aws/ comes from PyPI by `npm run generate:aws`. Plans, pages and pictures come from spec/, by `platform-compile`.)
 */
import { pathToFileURL } from "node:url";
import { catalogueFolder, generateCatalogue } from "./catalogue.ts";
import { generateDocumentTypes } from "./document-types.ts";
import { documentValidatorFiles } from "./document-validators.ts";
import { staleFiles, summary, writeFiles, type GeneratedFiles } from "./generated-files.ts";
import { pageFiles } from "./pages.ts";
import { generatePlanShape, interpreterFolder } from "./plan-shape.ts";
import { priceFiles } from "./prices/index.ts";
import { generateProviderTypes } from "./provider-types.ts";
import { registryFiles } from "./registry.ts";
import { replacementFiles } from "./replacement-table.ts";
import { schemaFiles } from "./schema/index.ts";
import { generateSdk, sdkFolder } from "./sdk.ts";
import { templateFiles } from "./templates.ts";
import { versionFiles } from "./versions.ts";

interface Step {
  readonly name: string;
  /** Folders in which nothing else may stand. */
  readonly owned?: readonly string[];
  readonly files: () => GeneratedFiles | Promise<GeneratedFiles>;
}

export const steps: readonly Step[] = [
  { name: "versions", files: versionFiles },
  { name: "replacement", files: replacementFiles },
  { name: "schema", files: schemaFiles },
  { name: "registries", files: registryFiles },
  { name: "pages", files: pageFiles },
  { name: "catalogue", owned: [catalogueFolder], files: generateCatalogue },
  { name: "sdk", owned: [sdkFolder], files: generateSdk },
  { name: "provider types", files: () => generateProviderTypes() },
  { name: "document types", files: generateDocumentTypes },
  { name: "document validators", files: documentValidatorFiles },
  { name: "ids", files: async () => (await import("./ids.ts")).idFiles() },
  { name: "plan shape", owned: [interpreterFolder], files: generatePlanShape },
  { name: "prices", files: priceFiles },
  { name: "doc templates", files: templateFiles },
  // Last, and loaded only now: these run the compiler, with what the steps before have generated.
  { name: "rule facts", files: async () => (await import("./rule-facts.ts")).ruleFactFiles() },
  { name: "effects", files: async () => (await import("./effects/index.ts")).effectFiles() },
];

async function main(check: boolean, only: readonly string[]): Promise<number> {
  const unknown = only.find((name) => steps.every((step) => step.name !== name));
  if (unknown !== undefined) {
    process.stderr.write(`there is no step ${unknown}; steps are ${steps.map(({ name }) => name).join(", ")}\n`);
    return 2;
  }
  const stale: string[] = [];
  for (const { name, owned = [], files } of steps) {
    if (only.length > 0 && !only.includes(name)) continue;
    const made = await files();
    const touched = check ? staleFiles(made, owned) : writeFiles(made, owned);
    stale.push(...touched);
    process.stdout.write(`${summary(name, made, touched)}\n`);
  }
  if (!check || stale.length === 0) return 0;
  process.stderr.write(`stale, run \`npm run generate\`:\n${stale.map((path) => `  ${path}\n`).join("")}`);
  return 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const words = process.argv.slice(2);
  process.exitCode = await main(
    words.includes("--check"),
    words.filter((word) => !word.startsWith("-")),
  );
}
