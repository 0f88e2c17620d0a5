/** Pages and their contents: links, anchors, blocks. Those of docs/infrastructure are generated from the frozen specs. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { docsFolder } from "../../../compiler/diagnostics/docs.ts";
import { anchor } from "../../../compiler/docs/markdown.ts";
import { referenceFiles } from "../../support/reference.ts";

export const project = join(import.meta.dirname, "../../..");

/** Generated pages, relative to the project. */
export const referencePages: readonly string[] = [...referenceFiles.keys()].filter((file) => file.endsWith(".md"));

/** Hand-written Markdown files below a folder of the project, relative to the project. */
export function writtenPages(folder: string): readonly string[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => !file.startsWith(`${docsFolder}/`))
    .sort();
}

export function textOf(file: string): string {
  return referenceFiles.get(file) ?? readFileSync(join(project, file), "utf8");
}

export function fileExists(file: string): boolean {
  return file.startsWith(`${docsFolder}/`) ? referenceFiles.has(file) : existsSync(join(project, file));
}

/** Fenced blocks with their info string. */
export function blocksOf(text: string): readonly { readonly language: string; readonly rest: string; readonly body: string }[] {
  return [...text.matchAll(/^```(\S+)[ \t]*(.*)\n([\s\S]*?)^```$/gm)].map(([, language = "", rest = "", body = ""]) => ({
    language,
    rest: rest.trim(),
    body,
  }));
}

/** Text without fenced blocks and inline code. */
function prose(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, "").replaceAll(/`+[^`\n]*`+/g, "code");
}

/** Targets of links and images. */
export function linksOf(text: string): readonly string[] {
  return [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
}

/** Files that links may lead to. */
export interface Files {
  has(file: string): boolean;
  text(file: string): string;
}

/** The problem with a link from a file; undefined when it resolves. */
export function brokenLinkIn(files: Files, from: string, target: string): string | undefined {
  if (/^(https?:|mailto:)/.test(target)) return undefined;
  const [path = "", anchorName] = target.split("#");
  const file = path === "" ? from : posix.join(posix.dirname(from), path);
  if (!files.has(file)) return `${target}: there is no ${file}`;
  if (anchorName === undefined || !file.endsWith(".md")) return undefined;
  return anchorsOf(files.text(file)).has(anchorName) ? undefined : `${target}: ${file} has no such heading`;
}

/** Anchors of the headings, as GitHub generates them: a second heading with the same text gets `-1`. */
function anchorsOf(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  for (const [, heading = ""] of text.replaceAll(/^```[\s\S]*?^```$/gm, "").matchAll(/^#{1,6} (.*)$/gm)) {
    const name = anchor(heading.replaceAll("`", ""));
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    anchors.add(times === 0 ? name : `${name}-${times}`);
  }
  return anchors;
}
