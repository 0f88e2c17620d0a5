/** The generated reference: a map from path below docs/infrastructure to text. No side effects. */
import { join } from "node:path";
import { packageFile } from "../package/files.ts";
import { modulePages } from "../../generated/pages.ts";
import { moduleSections } from "../reference/keys.ts";
import type { DocInput } from "./input.ts";
import { cliPage } from "./pages/cli.ts";
import { configKeysPage } from "./pages/config-keys.ts";
import { environmentsPage } from "./pages/environments.ts";
import { indexPage } from "./pages/index.ts";
import { modulePage } from "./pages/module.ts";
import { planFormatPage } from "./pages/plan-format.ts";
import { resourcesPage } from "./pages/resources.ts";
import { rulesPage } from "./pages/rules.ts";

export type { DocCost, DocEnvironment, DocInput } from "./input.ts";

/** Folder of the JSON schemas. */
const schemas = packageFile("schema");

/** Every page. Deterministic: the same input produces the same bytes. */
export function referencePages(input: DocInput): ReadonlyMap<string, string> {
  const sections = moduleSections();
  return new Map([
    ["README.md", indexPage(sections, input)],
    ...sections.map((section) => [`${modulePages[section.name]!}.md`, modulePage(section, sections, input)] as const),
    ["config-keys.md", configKeysPage(input)],
    ["environments.md", environmentsPage(input)],
    ["rules.md", rulesPage(input)],
    ["resources.md", resourcesPage(sections, input)],
    ["cli.md", cliPage(input, join(schemas, "output"))],
    ["plan-format.md", planFormatPage(join(schemas, "plan.schema.json"), input)],
  ]);
}
