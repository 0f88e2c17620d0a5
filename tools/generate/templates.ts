/**
 * generated/templates.js: the handlebars templates of the docs as functions, so that the command line needs only the runtime. One template
 * per kind of page, in compiler/docs/templates.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { projectRoot } from "./packages.ts";
import { formattedFiles } from "./write.ts";

const folder = join(projectRoot, "compiler/docs/templates");

/** The generated files. */
export function templateFiles(): Promise<Map<string, string>> {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".hbs"))
    .map((file) => file.slice(0, -".hbs".length))
    .sort();
  const compiled = names.map((name) => `${JSON.stringify(name)}: ${compile(readFileSync(join(folder, `${name}.hbs`), "utf8"))}`);
  return formattedFiles({
    "generated/templates.js": `/** Templates of the docs, by page kind. */\nexport const templates = { ${compiled.join(",\n")} };\n`,
    "generated/templates.d.ts": `/** Page kinds. */
export type TemplateName = ${names.map((name) => JSON.stringify(name)).join(" | ")};
/** Templates of the docs, by page kind. */
export const templates: Readonly<Record<TemplateName, object>>;
`,
  });
}

/** Markdown is not HTML, so nothing is escaped. A name that the view lacks is an error, not an empty string. */
function compile(text: string): string {
  return String(Handlebars.precompile(text, { noEscape: true, strict: true, knownHelpersOnly: true, explicitPartialContext: true }));
}
