/** Writes docs/infrastructure, or compares it with the expected content. */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { docsFolder, docsMark } from "../../diagnostics/docs.ts";
import { problem } from "../../diagnostics/make.ts";
import { fileStart, hasErrors, type Diagnostic } from "../../diagnostics/types.ts";
import type { CliIo } from "../command.ts";
import { holds, writeWhole } from "../output/files.ts";
import { refuseLinks } from "../output/links.ts";
import { showDiagnostics } from "../output/report.ts";
import { picturesFolder } from "./files.ts";

/** Texts by path below docs/infrastructure. */
type Files = ReadonlyMap<string, string>;

/** Writes changed files, and deletes those that are no longer generated. */
export function writeDocs(files: Files, io: CliIo): 0 {
  let written = 0;
  for (const [file, text] of files) {
    if (writeWhole(join(io.root, docsFolder, file), encoded(text), io.root) === "written") written += 1;
  }
  const old = leftOver(files, io);
  for (const file of old) rmSync(join(io.root, docsFolder, file));
  const removed = old.length === 0 ? "" : `, ${old.length} removed`;
  io.stdout(`${docsFolder}: ${files.size} files, ${written} written${removed}\n`);
  return 0;
}

/** Reports each file that is missing, outdated, or no longer generated. */
export function checkDocs(files: Files, io: CliIo): 0 | 1 {
  const differing = [...files].flatMap(([file, text]) => {
    const same = holds(join(io.root, docsFolder, file), encoded(text));
    if (same) return [];
    return [stale(file, same === undefined ? "the file does not exist" : "the file is out of date with the specs")];
  });
  const found = [...differing, ...leftOver(files, io).map((file) => stale(file, "the file is no longer generated"))];
  showDiagnostics(found, io);
  io.stdout(`${docsFolder}: ${files.size} files, ${found.length === 0 ? "none stale" : `${found.length} stale`}\n`);
  return hasErrors(found) ? 1 : 0;
}

function stale(file: string, message: string): Diagnostic {
  return problem("stale-reference-page", { file: `${docsFolder}/${file}`, range: fileStart }, message, {
    help: "run: npx platform-compile docs",
  });
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
