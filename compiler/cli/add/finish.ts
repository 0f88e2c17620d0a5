/** Shows what an addition changes, and writes it unless it introduces an error. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Compiled } from "../../compile.ts";
import { costOf } from "../../cost/index.ts";
import { priceBookOf } from "../../cost/load.ts";
import { change, dollars } from "../../cost/render/numbers.ts";
import { wantsColour } from "../../diagnostics/render/style.ts";
import { hasErrors, type Diagnostic } from "../../diagnostics/types.ts";
import type { Plan } from "../../plan/types.ts";
import { minus } from "../../pricing/decimal.ts";
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
  const colour = wantsColour(io.isTerminal("stdout"), io.env);
  for (const edit of edits) io.stdout(diffOf(edit, colour));
  showDiagnostics(found, { ...io, reader: files });
  if (refused) {
    io.stderr([...withheld, "nothing was written: the specs would have the errors above", ""].join("\n"));
    return 1;
  }
  const dry = args.has("dry-run");
  if (!dry) writeAll(edits, io);
  const closing = dry ? ["nothing was written (--dry-run)"] : next.map((step) => `next: ${step}`);
  io.stdout(["", ...report, ...withheld, ...closing, ""].join("\n"));
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

/** `dev: +5 resources, +7.15 USD a month`. */
export function growth(file: string, before: Compiled | undefined, after: Compiled): string {
  const { plan } = after;
  if (plan === undefined) return `${file}: no figures, because it has errors of its own`;
  const old = before?.plan;
  const price = monthly(plan);
  if (old === undefined)
    return `${plan.environment}: ${counted(plan.resources.length)}, ${price === undefined ? unknown : `${dollars(price)} USD a month`}`;
  const number = plan.resources.length - old.resources.length;
  const [was, is] = [monthly(old), price];
  const cost = was === undefined || is === undefined ? unknown : `${change(minus(is, was))} USD a month`;
  return `${plan.environment}: ${number > 0 ? "+" : ""}${counted(number)}, ${cost}`;
}

const unknown = "cost unknown: no prices of the region";

function counted(resources: number): string {
  return `${resources} ${resources === 1 ? "resource" : "resources"}`;
}

function monthly(plan: Plan) {
  const book = priceBookOf(plan.region);
  return Object.keys(book.prices).length === 0 ? undefined : costOf(plan, book).totals.monthly;
}

/** Stack config that the plan asks for and did not before. */
export function newConfig(before: Plan | undefined, after: Plan | undefined): readonly string[] {
  return Object.keys(after?.config ?? {}).filter((key) => before !== undefined && !Object.hasOwn(before.config, key));
}

/** The command that sets the images of services and workers in the stack config. */
export function imageSteps([first, ...others]: readonly string[], options: string): readonly string[] {
  if (first === undefined) return [];
  return [`pulumi config set ${options}${first} IMAGE${others.length === 0 ? "" : `, and likewise ${others.join(", ")}`}`];
}
