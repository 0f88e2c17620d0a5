/** Shows what an addition changes, and writes it unless it introduces an error. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { wantsColor } from "../../diagnostics/render/style.ts";
import { hasErrors, type Diagnostic } from "../../diagnostics/types.ts";
import type { Plan } from "../../plan/types.ts";
import type { Arguments, CliIo, ExitCode } from "../command.ts";
import { writeWhole } from "../output/files.ts";
import { showDiagnostics } from "../output/report.ts";
import { diffOf } from "./diff.ts";
import type { FileEdit, Overlay } from "./overlay.ts";

/** The result of an addition that is not written yet. */
export interface Outcome {
  readonly files: Overlay;
  /** New diagnostics of all specs. */
  readonly found: readonly Diagnostic[];
  /** What a spec does not get, and why. */
  readonly withheld: readonly string[];
  /** What was chosen, and what each environment gets. */
  readonly report: readonly string[];
  readonly next: readonly string[];
}

/** Prints diagnostics, the diff and the report. Writes all files or, with a new error or `--dry-run`, none. */
export function finish({ files, found, withheld, report, next }: Outcome, args: Arguments, io: CliIo): ExitCode {
  const edits = files.edits();
  const refused = hasErrors(found);
  const color = wantsColor(io.isTerminal("stdout"), io.env);
  for (const edit of edits) io.stdout(diffOf(edit, color));
  showDiagnostics(found, { ...io, reader: files });
  if (refused) {
    io.stderr([...withheld, "nothing was written: the specs would have the errors above", ""].join("\n"));
    return 1;
  }
  const dry = args.has("dry-run");
  if (!dry) writeAll(edits, io);
  const closing = dry ? ["nothing was written (--dry-run)"] : next.map((step) => `next: ${step}`);
  io.stdout([...(found.length === 0 ? [""] : []), ...report, ...withheld, ...closing, ""].join("\n"));
  return 0;
}

/** If one file cannot be written, the others are restored. */
export function writeAll(edits: readonly FileEdit[], io: CliIo): void {
  const written: FileEdit[] = [];
  try {
    for (const edit of edits) {
      writeWhole(join(io.root, edit.file), Buffer.from(edit.after, "utf8"), io.root);
      written.push(edit);
    }
  } catch (error) {
    for (const { file, before } of written) {
      if (before === undefined) rmSync(join(io.root, file));
      else writeWhole(join(io.root, file), Buffer.from(before, "utf8"), io.root);
    }
    throw error;
  }
}

/** The commands that set the images of new services and workers in the config of each stack. */
export function configSteps(
  changes: readonly { readonly before?: Plan | undefined; readonly after: Plan | undefined }[],
): readonly string[] {
  return changes.flatMap(({ before, after }) => {
    const [first, ...others] = Object.entries(after?.config ?? {}).flatMap(([key, { required }]) =>
      before === undefined ? (required ? [key] : []) : Object.hasOwn(before.config, key) ? [] : [key],
    );
    if (first === undefined || after === undefined) return [];
    const rest = others.length === 0 ? "" : `, and likewise ${others.join(", ")}`;
    return [`pulumi config set --stack ${after.environment} ${first} IMAGE${rest}`];
  });
}
