import { join, resolve } from "node:path";
import type { PassName } from "../../compile-options.ts";
import { compileSpec } from "../../compile.ts";
import { prettyJson } from "../../canonical/json.ts";
import { problem } from "../../diagnostics/make.ts";
import { printableJson } from "../../diagnostics/render/printable.ts";
import { fileStart, hasErrors, type Diagnostic } from "../../diagnostics/types.ts";
import { notesOf } from "../../rules/notes.ts";
import { UsageError, type Arguments, type CliIo, type Command } from "../command.ts";
import { holds, writeWhole } from "../output/files.ts";
import { asOf, asOfOption, formatOption, strictOption } from "../options.ts";
import { planPath, projectPath } from "../targets/project.ts";
import { showDiagnostics, showJson } from "../output/report.ts";
import { specTargets, type SpecTarget } from "../targets/specs.ts";
import { resourcesByModule, summaryOf, type CompileResult } from "../output/summary.ts";
import { rejectDuplicates, type CompiledTarget } from "../targets/duplicate-environments.ts";

/** `platform-compile compile`: validates specs and writes their plans. */
const compile: Command = {
  name: "compile",
  summary: "validate specs and write their plans",
  usage: "[spec…]",
  options: {
    out: { value: "FILE", description: "write the plan of a single spec to FILE, or to standard output with `-`" },
    check: { description: "write nothing; fail if a plan on disk is out of date" },
    format: formatOption("pretty", "json"),
    strict: strictOption,
    "as-of": asOfOption,
  },
  async run(args, io) {
    const targets = await specTargets(args.positionals, io);
    const out = outOf(args, targets);
    const day = asOf(args, io);
    const timed = targets.map((target) => {
      const watch = stopwatch();
      const compiled = compileSpec(target.file, io.reader, { asOf: day, strict: args.has("strict"), pass: watch.pass });
      return { compiled: { target, ...compiled }, passes: watch.passes };
    });
    const results = rejectDuplicates(timed.map(({ compiled }) => compiled)).map((compiled, index) => ({
      ...finish(compiled, out, args.has("check"), io),
      passes: timed[index]!.passes,
    }));
    show(results, args, out, io);
    return results.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
  },
};

/** Value of `--out`: `-` is standard output; undefined means the default path of each plan. */
function outOf(args: Arguments, targets: readonly SpecTarget[]): string | undefined {
  const out = args.value("out") ?? (targets.length === 1 && targets[0]!.stdin && !args.has("check") ? "-" : undefined);
  if (out === undefined) return undefined;
  if (targets.length > 1) throw new UsageError(`--out accepts one spec, got ${targets.length}`, "specify a single spec");
  if (out === "-" && args.has("check")) throw new UsageError("--check cannot be combined with --out -", "omit one of the two");
  if (out === "-" && args.value("format") === "json") {
    throw new UsageError("the plan and the JSON report cannot both go to standard output", "write the plan to a file with --out FILE");
  }
  return out;
}

function finish(compiled: CompiledTarget, out: string | undefined, check: boolean, io: CliIo): Omit<CompileResult, "passes"> {
  const { target, diagnostics, plan, environment } = compiled;
  const path = out === "-" ? null : out === undefined ? planPath(target.name) : projectPath(out, io);
  const head = { file: target.file, diagnostics, path };
  if (plan === undefined || environment === undefined || hasErrors(diagnostics)) return { ...head, notes: [], state: "refused" };
  const base = { ...head, notes: notesOf(environment) };
  const text = prettyJson(plan);
  if (path === null) {
    io.stdout(printableJson(text));
    return { ...base, state: "written", plan };
  }
  const absolute = out === undefined ? join(io.root, path) : resolve(io.cwd, out);
  const bytes = Buffer.from(text, "utf8");
  if (!check) return { ...base, state: writeWhole(absolute, bytes, io.root), plan };
  const current = holds(absolute, bytes);
  if (current) return { ...base, state: "unchanged", plan };
  return { ...base, state: "stale", plan, diagnostics: [...diagnostics, stale(target, path, current === undefined, out)] };
}

function stale(target: SpecTarget, path: string, missing: boolean, out: string | undefined): Diagnostic {
  const message = missing ? "the plan does not exist" : `the plan is out of date with ${target.file}`;
  const help = `run: npx platform-compile ${target.stdin ? "-" : target.file}${out === undefined ? "" : ` --out ${path}`}`;
  return problem("stale-plan", { file: path, range: fileStart }, message, { help });
}

function show(results: readonly CompileResult[], args: Arguments, out: string | undefined, io: CliIo): void {
  if (args.value("format") === "json") {
    return showJson(
      "compile",
      results.map((result) => ({ file: result.file, diagnostics: result.diagnostics, fields: jsonFields(result) })),
      io,
    );
  }
  showDiagnostics(
    results.flatMap(({ diagnostics }) => diagnostics),
    io,
  );
  const text = summaryOf(results);
  if (out === "-") io.stderr(text);
  else io.stdout(text);
}

function jsonFields({ state, path, plan, notes, passes }: CompileResult): Readonly<Record<string, unknown>> {
  return {
    state,
    plan: path,
    project: plan?.project ?? null,
    environment: plan?.environment ?? null,
    class: plan?.class ?? null,
    region: plan?.region ?? null,
    resources: plan?.resources.length ?? 0,
    resourcesByModule: plan === undefined ? {} : Object.fromEntries(resourcesByModule(plan)),
    milliseconds: passes,
    notes,
  };
}

function stopwatch(): { readonly passes: Partial<Record<PassName, number>>; readonly pass: <T>(name: PassName, run: () => T) => T } {
  const passes: Partial<Record<PassName, number>> = {};
  const pass = <T>(name: PassName, run: () => T): T => {
    const start = process.hrtime.bigint();
    const result = run();
    passes[name] = Number((process.hrtime.bigint() - start) / 10_000n) / 100;
    return result;
  };
  return { passes, pass };
}

export default compile;
