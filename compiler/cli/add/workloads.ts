/** `add service`, `add worker` and `add queue`. */
import { compileSpec, type Compiled } from "../../compile.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import { EditConflict } from "../../edit/operation.ts";
import { nameTaken } from "../../model/reserved-names.ts";
import type { SpecSource } from "../../source/types.ts";
import type { CliIo, ExitCode } from "../command.ts";
import { asOf } from "../options.ts";
import { showDiagnostics } from "../output/report.ts";
import { adjusted, isAdjustable, type Choice } from "./adjust.ts";
import { additionOf, type Addition, type Request } from "./addition.ts";
import { attempt, type Attempt, type Change, type Withheld } from "./attempt.ts";
import { pathOf } from "./entry.ts";
import { familiesOf, type Family } from "./families.ts";
import { configSteps, finish } from "./finish.ts";
import { growth } from "./growth.ts";
import { Overlay } from "./overlay.ts";

export async function addWorkload(request: Request, io: CliIo): Promise<ExitCode> {
  const day = asOf(request.args, io);
  const files = new Overlay(io.reader);
  const results: Result[] = [];
  for (const family of await familiesOf(request.args, io)) {
    const before = new Map(family.members.map((file) => [file, compileSpec(file, files, { asOf: day })]));
    const result = addTo(family, request, before, files, day);
    if ("refusal" in result) return refuse(result.refusal, io);
    for (const { file, after } of result.files.edits()) files.write(file, after);
    results.push(result);
  }
  if (files.edits().length === 0) return nothing(request, results, io);
  const changes = results.flatMap((result) => result.changes);
  const withheld = changes.flatMap(withheldLines);
  const report = [...results.flatMap(chosen), ...changes.flatMap(({ file, before, after }) => growth(file, before, after))];
  const next = [
    "npx platform-compile generate",
    ...configSteps(changes.flatMap(({ before, after }) => (before.plan === undefined ? [] : [{ before: before.plan, after: after.plan }]))),
  ];
  return finish({ files, found: distinct(changes.flatMap(({ found }) => found)), withheld, report, next }, request.args, io);
}

interface Result extends Attempt {
  readonly choices: readonly Choice[];
}

interface Refused {
  readonly refusal: readonly Diagnostic[];
}

/** Maximum number of values to try: a pool of 10 connections and 20 tasks can each go down to 1. */
const mostRounds = 60;

function addTo(family: Family, request: Request, before: ReadonlyMap<string, Compiled>, files: Overlay, day: string): Result | Refused {
  const { source, diagnostics } = before.get(family.root)!;
  if (source === undefined || !source.complete) return { refusal: diagnostics };
  const asked = additionOf(request, source.tree);
  if (asked === undefined) return { refusal: [taken(request, source)] };
  try {
    return bestOf(family, asked, before, files, day);
  } catch (error) {
    if (!(error instanceof EditConflict)) throw error;
    // A value of the wrong type stands in the way: the compiler reports it.
    return { refusal: distinct([...before.values()].flatMap((spec) => spec.diagnostics)) };
  }
}

/** Tries values until no rule asks for another one. */
function bestOf(family: Family, asked: Addition, before: ReadonlyMap<string, Compiled>, files: Overlay, day: string): Result {
  let addition: Addition = asked;
  const choices = new Map<string, Choice>();
  for (let round = 0; ; round += 1) {
    const result = attempt(family, addition, before, files, day);
    const better = round < mostRounds ? adjusted(addition, result.changes) : undefined;
    if (better === undefined) return { ...result, changes: result.changes.map(withoutUndecided), choices: [...choices.values()] };
    addition = better;
    choices.set(`${better.choice.entry.name}.${better.choice.key}`, better.choice);
  }
}

/** While the schema rejects a spec, values for the rules are not chosen, and what they say is not final. */
function withoutUndecided(change: Change): Change {
  if (change.after.environment !== undefined) return change;
  return { ...change, found: change.found.filter(({ rule }) => !isAdjustable(rule)) };
}

function taken({ kind, name }: Request, source: SpecSource): Diagnostic {
  const path = pathOf({ kind, name });
  const { file, range } = source.locate(path, "key");
  return { rule: "name-conflict", severity: "error", ...nameTaken(name), file, range, key: path.join(".") };
}

function refuse(diagnostics: readonly Diagnostic[], io: CliIo): ExitCode {
  showDiagnostics(diagnostics, io);
  io.stderr("nothing was written\n");
  return 1;
}

/** Everything is there already, or a spec resets the key above it. */
function nothing({ kind, name }: Request, results: readonly Result[], io: CliIo): ExitCode {
  const withheld = results.flatMap(({ changes }) => changes.flatMap(withheldLines));
  if (withheld.length === 0) io.stdout(`nothing to add: the ${kind} ${name} is there, and connected\n`);
  else io.stderr([...withheld, "nothing was written", ""].join("\n"));
  return withheld.length === 0 ? 0 : 1;
}

function chosen({ choices }: Result): readonly string[] {
  return choices.map(({ entry, key, value, rule }) => `${entry.name}: \`${key}: ${JSON.stringify(value)}\` because of ${rule}`);
}

function withheldLines({ file, withheld }: Change): readonly string[] {
  return withheld.map(({ wish, source }: Withheld) => {
    const { file: layer, range } = source.locate(wish.path);
    return `${file} does not get \`${wish.path.join(".")}\`: ${layer}:${range.line} resets it to its default`;
  });
}

/** A parent's diagnostic is found in each of its children. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const identity = JSON.stringify(diagnostic);
    return !seen.has(identity) && seen.add(identity);
  });
}
