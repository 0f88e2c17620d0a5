/** The hand-written part of a module's page: `compiler/modules/<module>/notes.md`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFile } from "../package/files.ts";

export interface ModuleNotes {
  readonly purpose: string;
  readonly operations: string;
  readonly pitfalls: string;
}

/** Parent folder of the modules' notes, which are read from the sources even by the bundle. */
const folder = packageFile("compiler/modules");

/** Throws if the file or one of its three sections is missing, because a module without them is incomplete. */
export function notesOf(module: string): ModuleNotes {
  const text = readFileSync(join(folder, module, "notes.md"), "utf8");
  const sections = new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf("\n")).trim(), section.slice(section.indexOf("\n") + 1).trim()]),
  );
  const section = (heading: string): string => {
    const body = sections.get(heading);
    if (body === undefined || body === "") throw new Error(`${module}/notes.md has no section "${heading}"`);
    return body;
  };
  return { purpose: section("Purpose"), operations: section("Operations"), pitfalls: section("Pitfalls") };
}
