/** The docs page of each module: `03-rds`, from the module's order and its section's name. */
import { formattedFiles } from "./write.ts";
import { loadEnvironmentSchema } from "./schema/load.ts";

/** Writes generated/pages.ts, so that diagnostics link to these pages without reading a schema. */
export function pageFiles(): Promise<Map<string, string>> {
  const pages = Object.entries(loadEnvironmentSchema().properties ?? {}).flatMap(([section, node]) => {
    const order = node["x-order"];
    return order === undefined ? [] : [[section, `${String(order).padStart(2, "0")}-${slug(section)}`]];
  });
  return formattedFiles({
    "generated/pages.ts": `/** Pages of the modules under docs/infrastructure, without \`.md\`, by section of the spec. */
export const modulePages: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(pages))};
`,
  });
}

/** `securityGroups` → `security-groups`. */
function slug(section: string): string {
  return section.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
