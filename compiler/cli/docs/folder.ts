/** Writes docs/infrastructure, or compares it with the expected content. */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { docsFolder, docsMark } from "../../diagnostics/docs.ts";
import { problem } from "../../diagnostics/make.ts";
import { fileStart } from "../../diagnostics/types.ts";
import type { CliIo } from "../command.ts";
import { refresh } from "../output/files.ts";
import { generateCommand, type GeneratedFile } from "../output/generated.ts";
import { refuseLinks } from "../output/links.ts";
import { picturesFolder } from "./files.ts";

/** Texts by path below docs/infrastructure. */
type Files = ReadonlyMap<string, string>;

/** Writes changed files and deletes those that are no longer generated; with `check`, only reports them. */
export function refreshDocs(files: Files, check: boolean, io: CliIo): readonly GeneratedFile[] {
  const current = [...files].map(([file, text]): GeneratedFile => {
    const state = refresh(join(io.root, docsFolder, file), encoded(text), { check, root: io.root });
    if (state === "missing") return stale(file, state, "the file does not exist");
    return state === "stale" ? stale(file, state, "the file is out of date with the specs") : { path: pathOf(file), state };
  });
  return [...current, ...leftOver(files, io).map((file) => refreshLeftOver(file, check, io))];
}

function refreshLeftOver(file: string, check: boolean, { root }: CliIo): GeneratedFile {
  if (check) return stale(file, "left over", "the file is no longer generated");
  rmSync(join(root, docsFolder, file));
  return { path: pathOf(file), state: "removed" };
}

function stale(file: string, state: GeneratedFile["state"], message: string): GeneratedFile {
  const path = pathOf(file);
  const help = `run: ${generateCommand()}`;
  return { path, state, diagnostic: problem("stale-reference-page", { file: path, range: fileStart }, message, { help }) };
}

function pathOf(file: string): string {
  return `${docsFolder}/${file}`;
}

/** Files from earlier runs that are no longer generated, such as the page of a deleted module or the picture of a deleted spec. */
function leftOver(files: Files, { root }: CliIo): readonly string[] {
  const folder = join(root, docsFolder);
  for (const each of [folder, join(folder, picturesFolder)]) refuseLinks(each, root);
  const pages = filesIn(folder, ".md").filter((file) => !files.has(file) && readFileSync(join(folder, file), "utf8").includes(docsMark));
  const pictures = filesIn(join(folder, picturesFolder), ".svg").map((file) => `${picturesFolder}/${file}`);
  return [...pages, ...pictures.filter((file) => !files.has(file))];
}

function filesIn(folder: string, extension: string): readonly string[] {
  if (!existsSync(folder)) return [];
  // Links and folders are not ours, whatever their names.
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map(({ name }) => name)
    .sort();
}

const encoder = new TextEncoder();
let room = new Uint8Array(0);

/** The text as bytes, in a shared buffer that is valid until the next call. */
function encoded(text: string): Uint8Array {
  if (room.length < 3 * text.length) room = new Uint8Array(6 * text.length);
  return room.subarray(0, encoder.encodeInto(text, room).written);
}
