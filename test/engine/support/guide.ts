/** docs/guides/deploying.md as a test follows it: its commands, and its specs compiled as the command line compiles them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { compileSpec } from "../../../compiler/compile.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/types.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import { mergeLayers } from "../../../compiler/source/merge.ts";
import type { FileReader, Tree } from "../../../compiler/source/types.ts";
import { projectRoot } from "../../../tools/engine/build.ts";
import { specText } from "../../../tools/fixtures/project.ts";
import { frozenDay, frozenFiles } from "../../../tools/fixtures/specs.ts";

export const guideText = readFileSync(join(projectRoot, "docs/guides/deploying.md"), "utf8");

export interface Block {
  readonly language: string;
  /** What follows the language: the file that the block is, or is merged into. */
  readonly info: string;
  readonly body: string;
}

/** The fenced blocks of the section with this heading, or of the whole guide. */
export function blocksOf(section?: string): readonly Block[] {
  const start = section === undefined ? 0 : guideText.indexOf(`## ${section}\n`);
  if (start < 0) throw new Error(`the guide has no section ${section}`);
  const end = section === undefined ? -1 : guideText.indexOf("\n## ", start);
  const text = guideText.slice(start, end < 0 ? undefined : end);
  return [...text.matchAll(/^```(\S+)[ \t]*(.*)\n([\s\S]*?)^```$/gm)].map(([, language = "", info = "", body = ""]) => ({
    language,
    info: info.trim(),
    body,
  }));
}

/** The commands of a section that are `pulumi`'s, as lists of words. */
export function pulumiCommandsOf(section: string): readonly string[][] {
  const lines = blocksOf(section).flatMap(({ language, body }) => (language === "sh" ? body.trim().split("\n") : []));
  return lines.flatMap((line) => (line.startsWith("pulumi ") ? [line.split(" ").slice(1)] : []));
}

/** The specs of a section, compiled with every rule. */
export function compiledOf(section?: string): readonly { readonly diagnostics: readonly Diagnostic[]; readonly plan?: Plan | undefined }[] {
  return blocksOf(section).flatMap((block) => (block.language === "yaml" ? [compile(block)] : []));
}

/** The plan of a section's only spec. Throws when it does not compile. */
export function planOfSection(section: string): Plan {
  const [only] = compiledOf(section);
  if (only?.plan === undefined) throw new Error(`${section}: ${JSON.stringify(only?.diagnostics, null, 2)}`);
  return only.plan;
}

function compile({ info, body }: Block): { readonly diagnostics: readonly Diagnostic[]; readonly plan?: Plan | undefined } {
  const [, merged, file = ""] = /^(merge into )?(spec\/[a-z]+\.yaml)$/.exec(info) ?? [];
  const text = merged === undefined ? body : stringify(withEntries(parse(specText("prod")) as Tree, parse(body) as Tree));
  const files: FileReader = {
    read: (path, within) => (path === file ? { bytes: new TextEncoder().encode(text) } : frozenFiles.read(path, within)),
  };
  return compileSpec(file, files, { asOf: frozenDay });
}

/** The spec with the fragment: waivers stand next to those that the spec has. */
function withEntries(spec: Tree, fragment: Tree): Tree {
  const waivers = [spec, fragment].flatMap((tree) => (tree["waivers"] ?? []) as unknown[]);
  return { ...mergeLayers([fragment, spec]), waivers };
}
