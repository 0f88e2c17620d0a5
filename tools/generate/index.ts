/**
 * `npm run generate`: everything that is generated from this checkout and its installed packages, in dependency order. Skips what is fresh
 * (memory.ts).
 *
 *     npm run generate -- schema registries   only those steps
 *     npm run generate -- --check             writes nothing, exits 1 with the names of stale files
 *     npm run generate -- --force             skips nothing
 *
 * (`npm run generate:aws` writes generated/aws/ from PyPI. `platform-compile` writes plans, pages and diagrams from spec/.)
 */
import { pathToFileURL } from "node:url";
import { counted } from "../../compiler/diagnostics/counted.ts";
import { staleFiles, summary, writeFiles } from "./generated-files.ts";
import { Memory, type Step } from "./memory.ts";
import { moduleFileProblems } from "./module-files.ts";

/** Each step is loaded only when it runs: the last ones run the compiler with what earlier steps generated. */
export const steps: readonly Step[] = [
  { name: "versions", source: "tools/generate/versions.ts", reads: [], files: async () => (await import("./versions.ts")).versionFiles() },
  {
    name: "replacement",
    source: "tools/generate/replacement-table.ts",
    reads: ["compiler/plan/builder/replacement.json"],
    files: async () => (await import("./replacement-table.ts")).replacementFiles(),
  },
  {
    name: "schema",
    source: "tools/generate/schema/index.ts",
    reads: ["schema/**/*.json"],
    files: async () => (await import("./schema/index.ts")).schemaFiles(),
  },
  {
    name: "registries",
    source: "tools/generate/registry.ts",
    reads: ["compiler/**/*.ts", "schema/modules/*.json"],
    files: async () => (await import("./registry.ts")).registryFiles(),
  },
  {
    name: "pages",
    source: "tools/generate/pages.ts",
    reads: ["schema/**/*.json"],
    files: async () => (await import("./pages.ts")).pageFiles(),
  },
  {
    name: "catalogue",
    source: "tools/generate/catalogue.ts",
    reads: [],
    owned: ["generated/catalogue"],
    files: async () => (await import("./catalogue.ts")).generateCatalogue(),
  },
  {
    name: "sdk",
    source: "tools/generate/sdk.ts",
    reads: [],
    owned: ["generated/sdk"],
    files: async () => (await import("./sdk.ts")).generateSdk(),
  },
  {
    name: "provider types",
    source: "tools/generate/provider-types.ts",
    reads: ["compiler/**/*.ts", "compiler/plan/builder/replacement.json", "generated/catalogue/**/*.json"],
    files: async () => (await import("./provider-types.ts")).generateProviderTypes(),
  },
  {
    name: "document types",
    source: "tools/generate/document-types.ts",
    reads: ["schema/documents/*.json"],
    files: async () => (await import("./document-types.ts")).generateDocumentTypes(),
  },
  {
    name: "document validators",
    source: "tools/generate/document-validators.ts",
    reads: ["schema/documents/*.json"],
    files: async () => (await import("./document-validators.ts")).documentValidatorFiles(),
  },
  { name: "ids", source: "tools/generate/ids.ts", files: async () => (await import("./ids.ts")).idFiles() },
  {
    name: "plan shape",
    source: "tools/generate/plan-shape.ts",
    reads: ["schema/plan.schema.json"],
    owned: ["generated/interpreter"],
    files: async () => (await import("./plan-shape.ts")).generatePlanShape(),
  },
  {
    name: "prices",
    source: "tools/generate/prices/index.ts",
    reads: ["compiler/pricing/aws-prices.json"],
    files: async () => (await import("./prices/index.ts")).priceFiles(),
  },
  {
    name: "doc templates",
    source: "tools/generate/templates.ts",
    reads: ["compiler/docs/templates/*.hbs"],
    files: async () => (await import("./templates.ts")).templateFiles(),
  },
  {
    name: "library types",
    source: "tools/generate/library-types.ts",
    reads: ["compiler/**/*.ts", "generated/types/*.ts"],
    owned: ["generated/library"],
    files: async () => (await import("./library-types.ts")).libraryTypeFiles(),
  },
  {
    name: "api reference",
    source: "tools/generate/api-reference.ts",
    reads: ["generated/library/index.d.cts", "compiler/library/README.md"],
    owned: ["docs/api"],
    files: async () => (await import("./api-reference.ts")).apiReferenceFiles(),
  },
  {
    name: "licenses",
    source: "tools/generate/licenses.ts",
    reads: ["compiler/**/*.ts", "generated/**/*.{js,cjs}", "tools/build/launcher.cjs"],
    files: async () => (await import("./licenses.ts")).licenseFiles(),
  },
  { name: "rule facts", source: "tools/generate/rule-facts.ts", files: async () => (await import("./rule-facts.ts")).ruleFactFiles() },
  { name: "editor", source: "tools/generate/editor/index.ts", files: async () => (await import("./editor/index.ts")).editorFiles() },
  {
    name: "effects",
    source: "tools/generate/effects/index.ts",
    files: async () => (await import("./effects/index.ts")).effectFiles(),
    sample: async () => (await import("./effects/index.ts")).effectFiles(20),
  },
];

async function main(words: readonly string[]): Promise<number> {
  const [check, only] = [words.includes("--check"), words.filter((word) => !word.startsWith("-"))];
  const unknown = only.find((name) => steps.every((step) => step.name !== name));
  if (unknown !== undefined) return fail(`unknown step \`${unknown}\`: expected one of ${steps.map(({ name }) => name).join(", ")}`, 2);
  const problems = moduleFileProblems();
  if (problems.length > 0) return fail(problems.join("\n"), 1);
  const started = Date.now();
  const memory = new Memory(steps, { force: words.includes("--force") });
  const stale: string[] = [];
  for (const step of steps.filter(({ name }) => only.length === 0 || only.includes(name))) stale.push(...(await run(step, memory, check)));
  process.stdout.write(`generate: ${seconds(started)}\n`);
  return check && stale.length > 0 ? fail(`stale, run \`npm run generate\`:\n${stale.map((path) => `  ${path}`).join("\n")}`, 1) : 0;
}

/** Generates the step's files unless they are fresh; returns those that were stale. */
async function run(step: Step, memory: Memory, check: boolean): Promise<readonly string[]> {
  const started = Date.now();
  const known = await memory.fresh(step);
  if (known !== undefined) {
    process.stdout.write(`${step.name}: ${counted(known.length, "file")}, fresh\n`);
    return [];
  }
  const files = await step.files();
  const touched = check ? staleFiles(files, step.owned) : writeFiles(files, step.owned);
  if (check && touched.length > 0) memory.forget(step);
  else await memory.record(step, files.keys(), touched);
  process.stdout.write(`${summary(step.name, files, touched)}, ${seconds(started)}\n`);
  return touched;
}

function seconds(started: number): string {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

function fail(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) process.exitCode = await main(process.argv.slice(2));
