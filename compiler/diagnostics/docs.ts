import { modulePages } from "../../generated/pages.ts";
import type { Diagnostic } from "./types.ts";

/** Where the generated reference stands, relative to the project. */
export const docsFolder = "docs/infrastructure";

/** Codes whose diagnostic is about one key: its page says more than the code's does. */
const aboutKeys = new Set([
  "wrong-type",
  "value-not-allowed",
  "value-out-of-range",
  "invalid-format",
  "missing-key",
  "duplicate-item",
  "placeholder-value",
  "missing-section",
]);

/**
 * The page that a diagnostic sends people to, relative to the project: `docs/infrastructure/03-rds.md#rdsinstanceclass` for what
 * is wrong with a key's value, `docs/infrastructure/rules.md#database-multi-az` for everything else.
 */
export function docsOf(diagnostic: Pick<Diagnostic, "rule" | "key">): string {
  const { rule, key } = diagnostic;
  // What keys there are instead stands on the section's page.
  if (rule === "unknown-key" && key?.includes(".")) return `${docsFolder}/${keyPage(key.split(".", 1)[0]!)}`;
  if (key === undefined || !aboutKeys.has(rule)) return `${docsFolder}/rules.md#${rule}`;
  return `${docsFolder}/${keyPage(key)}`;
}

/**
 * Page and anchor of a key (what is inside a key stands with it): `03-rds.md#rdsinstanceclass`; of a section its page; of what
 * stands at the top of a spec `config-keys.md#region`.
 */
export function keyPage(key: string): string {
  const [section, name] = key.split(".") as [string, string?];
  const page = Object.hasOwn(modulePages, section) ? modulePages[section] : undefined;
  if (page === undefined) return `config-keys.md#${section.toLowerCase()}`;
  return name === undefined ? `${page}.md` : `${page}.md#${name.toLowerCase()}`;
}
