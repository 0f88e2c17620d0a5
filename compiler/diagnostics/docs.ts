import type { Diagnostic } from "./types.ts";

const folder = "docs/reference";

/** Codes whose diagnostic is about one key: its page says more than the code's does. */
const aboutKeys = new Set(["SPEC-203", "SPEC-204", "SPEC-205", "SPEC-206", "SPEC-207", "SPEC-208", "SPEC-209", "SPEC-211"]);

/** Top-level keys that hold keys and are no module: they share the environment's page. */
const general = new Set(["tags", "waivers", "usage", "budget"]);

/**
 * The page that a diagnostic sends people to, relative to the project: `docs/reference/rds.md#rdsinstanceclass` for what is
 * wrong with a key's value, `docs/reference/rules.md#spec-105` for everything else.
 */
export function docsOf(diagnostic: Pick<Diagnostic, "code" | "key">): string {
  const { code, key } = diagnostic;
  if (key === undefined || !aboutKeys.has(code)) return `${folder}/rules.md#${code.toLowerCase()}`;
  if (code === "SPEC-211") return `${folder}/${key}.md`;
  const [section, name] = key.split(".") as [string, string?];
  return name === undefined || general.has(section)
    ? `${folder}/environment.md#${section.toLowerCase()}`
    : `${folder}/${section}.md#${name.toLowerCase()}`;
}
