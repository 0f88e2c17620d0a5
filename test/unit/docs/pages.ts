/** The committed pages, and what is in them: links, anchors, blocks. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { anchor } from "../../../compiler/docs/markdown.ts";

export const project = join(import.meta.dirname, "../../..");

/** Markdown files below a folder, relative to the project. */
export function markdownFiles(folder: string): readonly string[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .sort();
}

export function textOf(file: string): string {
  return readFileSync(join(project, file), "utf8");
}

/** Fenced blocks with what stands after the fence's language. */
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

/** Anchors of the headings, as GitHub makes them: a second heading of a name gets `-1`. */
export function anchorsOf(text: string): ReadonlySet<string> {
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
