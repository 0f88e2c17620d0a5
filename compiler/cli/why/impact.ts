/** `impact KEY=VALUE`: compiles the specs with and without an edit in memory, and compares the plans. */
import type { CompileOptions } from "../../compile-options.ts";
import { compileSpec, type Compiled } from "../../compile.ts";
import { styleOf, wantsColour } from "../../diagnostics/render/style.ts";
import { hasErrors, type Diagnostic } from "../../diagnostics/types.ts";
import { prettyChange } from "../../why/change-pretty.ts";
import { newIn } from "../add/attempt.ts";
import { familiesOf } from "../add/families.ts";
import { growth } from "../add/finish.ts";
import { Overlay } from "../add/overlay.ts";
import type { Arguments, CliIo, ExitCode } from "../command.ts";
import { asOf } from "../options.ts";
import { jsonText, showDiagnostics } from "../output/report.ts";
import { compileAll } from "../targets/plans.ts";
import { planName } from "../targets/project.ts";
import { changeOfPair, explainPair } from "./changes.ts";
import type { Pair } from "./sides.ts";
import { applyWish, type Wish } from "./wishes.ts";

/** A spec before and after the edit. */
interface Effect {
  readonly file: string;
  readonly before: Compiled;
  readonly after: Compiled;
  /** Errors with the edit, and warnings that it adds. */
  readonly found: readonly Diagnostic[];
}

/** Edits the specs of `--spec`; those that extend them change as well. */
export async function showImpact(wishes: readonly Wish[], args: Arguments, io: CliIo): Promise<ExitCode> {
  const families = await familiesOf(args, io);
  const files = new Overlay(io.reader);
  for (const { root } of families) for (const wish of wishes) applyWish(wish, root, files);
  const edited = { ...io, reader: files };
  const effects = effectsOn([...new Set(families.flatMap(({ members }) => members))], args, io, edited);
  const diagnostics = effects.flatMap(({ found }) => found);
  if (args.value("format") === "json") showJson(effects, io);
  else {
    // The places are those of the edited text.
    showDiagnostics(diagnostics, edited);
    show(effects, io);
  }
  return hasErrors(diagnostics) ? 1 : 0;
}

function effectsOn(files: readonly string[], args: Arguments, io: CliIo, edited: CliIo): readonly Effect[] {
  const targets = files.map((file) => ({ file, name: planName(file), stdin: false }));
  const options = { asOf: asOf(args, io), strict: args.has("strict") };
  const old = compileAll(targets, options, io);
  return compileAll(targets, options, edited).map(({ target: { file }, ...after }, index) => {
    const before = old[index]!;
    const errors = after.diagnostics.filter(({ severity }) => severity === "error");
    const more = newIn(after.diagnostics, before.diagnostics).filter((each) => !errors.includes(each));
    return {
      file,
      before,
      after: beyondBudget(errors) ? { ...after, ...planOf(file, options, edited) } : after,
      found: [...errors, ...more],
    };
  });
}

/** What costs too much is shown all the same: the figures are what the user asks for. */
function beyondBudget(errors: readonly Diagnostic[]): boolean {
  return errors.length > 0 && errors.every(({ rule }) => rule === "budget-exceeded");
}

function planOf(file: string, options: CompileOptions, { reader }: CliIo): Pick<Compiled, "plan" | "diagnostics"> {
  const { plan, diagnostics } = compileSpec(file, reader, { ...options, ignoreBudget: true });
  return { diagnostics, ...(plan !== undefined && { plan }) };
}

function pairFor({ file, before, after }: Effect): Pair {
  const side = (compiled: Compiled, label: string) => ({ ...compiled, label, revision: null });
  return { title: `${file} with the edit`, before: side(before, file), after: side(after, `${file} with the edit`) };
}

/** The report of a change that is not written: its edits, what they cause, and the cost. */
function show(effects: readonly Effect[], io: CliIo): void {
  const style = styleOf(wantsColour(io.isTerminal("stdout"), io.env));
  const texts = effects.flatMap((effect) => {
    const { change } = explainPair(pairFor(effect));
    const { file, before, after } = effect;
    return change === undefined ? [] : [`${prettyChange(`${file} with the edit`, change, style)}  ${growth(file, before, after)}\n`];
  });
  if (texts.length > 0) io.stdout(texts.join("\n"));
}

function showJson(effects: readonly Effect[], io: CliIo): void {
  const changes = effects.map((effect) => changeOfPair({ ...explainPair(pairFor(effect)), diagnostics: effect.found }));
  io.stdout(jsonText({ command: "impact", format: 1, changes }));
}
