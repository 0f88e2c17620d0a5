/** `trace FILE:LINE`: what the key at a position causes, in every spec that has the file among its layers. */
import { docsFolder, keyPage } from "../../diagnostics/docs.ts";
import { diagnosticsToJson } from "../../diagnostics/render/json.ts";
import { styleOf, wantsColor } from "../../diagnostics/render/style.ts";
import { hasErrors, type Diagnostic } from "../../diagnostics/types.ts";
import type { AtLine } from "../../source/at-line.ts";
import { loadSpec } from "../../source/index.ts";
import { parseSpecFile, type SpecFile } from "../../source/parse.ts";
import { keysBelow, readersOf, rulesReading, traceKey } from "../../why/trace.ts";
import { prettyKey, prettyTrace, type TracedSpec } from "../../why/trace-pretty.ts";
import { UsageError, type Arguments, type CliIo, type ExitCode } from "../command.ts";
import { asOf } from "../options.ts";
import { jsonText, showDiagnostics } from "../output/report.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";
import { compileAll } from "../targets/plans.ts";
import { planName, projectPath } from "../targets/project.ts";
import { fewEnough, specsInFolder } from "../targets/specs.ts";
import { causeJson } from "./json.ts";
import { pricesOf } from "./prices.ts";
import { explained, whySpecOf } from "./sides.ts";

export interface Position {
  /** Relative to the root. */
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
}

/** Parses `FILE:LINE[:COLUMN]`, as diagnostics and editors print it. */
export function positionOf(argument: string, io: CliIo): Position {
  const [, file, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(argument) ?? [];
  if (file === undefined || line === undefined)
    throw new UsageError(`${argument} names no line`, `expected FILE:LINE, for example ${argument.replace(/:.*$/, "")}:31`);
  if (Number(line) === 0 || column === "0") throw new UsageError(`${argument}: lines and columns count from 1`);
  return { file: projectPath(file, io), line: Number(line), column: column === undefined ? undefined : Number(column) };
}

export function traceLine(position: Position, args: Arguments, io: CliIo): ExitCode {
  const { file, line, column } = position;
  const { value: parsed, text, diagnostics } = parsedFile(file, io);
  if (parsed === undefined) {
    showDiagnostics(diagnostics, io);
    return 1;
  }
  const at = parsed.at(text, line, column);
  if ("nothing" in at) return showNothing(position, at, text, args, io);
  const keys = [...new Set(at.paths.flatMap((path) => keysBelow(path, parsed.tree)))];
  const compiled = compiledWith(file, args, io);
  const specs = compiled.flatMap((each) => tracedSpec(each, keys, file, args.has("through")));
  const failed = compiled.filter((each) => whySpecOf(each) === undefined).flatMap((each) => each.diagnostics);
  if (args.value("format") === "json") showJson(position, keys, compiled, specs, io);
  else {
    showDiagnostics(failed, io);
    show(position, keys, specs, io);
  }
  return hasErrors(failed) ? 1 : 0;
}

function parsedFile(
  file: string,
  io: CliIo,
): { readonly value?: SpecFile; readonly text: string; readonly diagnostics: readonly Diagnostic[] } {
  const content = io.reader.read(file);
  if ("failure" in content) return { text: "", diagnostics: loadSpec(file, io.reader).diagnostics };
  return { ...parseSpecFile(file, content.bytes), text: new TextDecoder().decode(content.bytes) };
}

/** The file itself and every spec that extends it. */
function compiledWith(file: string, args: Arguments, io: CliIo): readonly CompiledTarget[] {
  const below = fewEnough(specsInFolder(io)).filter(
    (each) => each !== file && Object.hasOwn(loadSpec(each, io.reader).value?.files ?? {}, file),
  );
  const targets = [file, ...below].map((each) => ({ file: each, name: planName(each), stdin: false }));
  const compiled = compileAll(targets, explained(asOf(args, io)), io);
  // A parent alone need not be a whole spec.
  return compiled.filter((each) => each.target.file !== file || below.length === 0 || whySpecOf(each) !== undefined);
}

function tracedSpec(compiled: CompiledTarget, keys: readonly string[], file: string, through: boolean): readonly TracedSpec[] {
  const spec = whySpecOf(compiled);
  if (spec === undefined) return [];
  const traced = keys.map((key) => traceKey(key, file, spec));
  const ids = new Set(traced.flatMap(({ effects }) => effects.map(({ resource }) => resource)));
  const readers = through ? readersOf([...ids], spec.plan) : [];
  return [{ file: compiled.target.file, keys: traced, readers, prices: pricesOf(spec.plan) }];
}

/** A line without a key, and the key next to it. */
function showNothing(
  { file, line }: Position,
  at: Extract<AtLine, { readonly nothing: unknown }>,
  text: string,
  args: Arguments,
  io: CliIo,
): ExitCode {
  const { nothing, nearest } = at;
  if (nothing === "beyond the end")
    throw new UsageError(`${file} has no line ${line}`, `its last line is ${text.trimEnd().split("\n").length}`);
  if (args.value("format") === "json") {
    const near = nearest === undefined ? null : { key: nearest.path.join("."), line: nearest.line };
    io.stdout(jsonText({ ...head({ file, line, column: undefined }), nothing, nearest: near, keys: [], specs: [] }));
  } else {
    const near = nearest === undefined ? "the file has no keys" : `the nearest key is ${nearest.path.join(".")} on line ${nearest.line}`;
    io.stdout(`${file}:${line} is ${nothing === "no key" ? "no line of a key" : nothing}: ${near}\n`);
  }
  return 0;
}

function head({ file, line, column }: Position): object {
  return { command: "trace", format: 1, file, line, column: column ?? null };
}

function showJson(
  position: Position,
  keys: readonly string[],
  compiled: readonly CompiledTarget[],
  specs: readonly TracedSpec[],
  io: CliIo,
): void {
  const facts = keys.map((key) => ({ key, docs: docsFor(key), rules: rulesReading(key) }));
  const body = compiled.map(({ target: { file }, diagnostics }) => {
    const own = specs.find((each) => each.file === file);
    return {
      file,
      keys: (own?.keys ?? []).map(({ cause, overriddenAt, effects }) => ({
        ...causeJson(cause, own!.prices),
        overriddenAt: overriddenAt ?? null,
        effects,
      })),
      through: (own?.readers ?? []).map(({ resource, reads }) => ({ resource: resource.id, type: resource.type, reads })),
      ...diagnosticsToJson(diagnostics),
    };
  });
  io.stdout(jsonText({ ...head(position), nothing: null, nearest: null, keys: facts, specs: body }));
}

function show({ file, line }: Position, keys: readonly string[], specs: readonly TracedSpec[], io: CliIo): void {
  const style = styleOf(wantsColor(io.isTerminal("stdout"), io.env));
  io.stdout(`${file}:${line}\n`);
  for (const key of keys) {
    const title = specs.flatMap((spec) => spec.keys).find(({ cause }) => cause.key === key)?.cause.title ?? "";
    io.stdout(prettyKey(key, title, docsFor(key), rulesReading(key), style));
  }
  for (const spec of specs) io.stdout(prettyTrace(spec, style));
}

function docsFor(key: string): string {
  return `${docsFolder}/${keyPage(key)}`;
}
