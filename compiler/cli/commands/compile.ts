import type { PassName } from "../../compile-options.ts";
import { compileSpec } from "../../compile.ts";
import { prettyJson } from "../../canonical/json.ts";
import { printableJson } from "../../diagnostics/render/printable.ts";
import { hasErrors } from "../../diagnostics/types.ts";
import { briefCounts } from "../../policy/counts.ts";
import { notesOf } from "../../rules/notes.ts";
import { UsageError, type Arguments, type CliIo, type Command } from "../command.ts";
import { problemsOf, type GeneratedFile } from "../output/generated.ts";
import { asOf, asOfOption, formatOption, strictOption } from "../options.ts";
import { withIgnoredEdits } from "../targets/committed-plan.ts";
import { refreshLeftOverPlans, type LeftOverPlan } from "../plans/left-over.ts";
import { refreshPlan, usualPlace, type PlanPlace } from "../plans/refresh.ts";
import { projectPath } from "../targets/project.ts";
import { showDiagnostics, showJson } from "../output/report.ts";
import { specTargets, type SpecTarget } from "../targets/specs.ts";
import { resourcesByModule, summaryOf, type CompileResult } from "../output/summary.ts";
import { compareSpecs } from "../targets/compare-specs.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";

/** `platform-compile compile`: validates specs and writes their plans. */
const compile: Command = {
  name: "compile",
  summary: "validate specs and write their plans only",
  usage: "[spec…]",
  options: {
    out: { value: "FILE", description: "write the plan of a single spec to FILE, or to standard output with `-`" },
    check: { description: "write nothing; fail if a plan on disk is out of date, or its spec no longer exists" },
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
      return { compiled: { target, ...compiled }, watch };
    });
    const compared = compareSpecs(
      timed.map(({ compiled }) => compiled),
      args.has("strict"),
      io,
    );
    const results: CompileResult[] = withIgnoredEdits(compared, args.has("strict"), io).map((compiled, index) => {
      const { pass, passes } = timed[index]!.watch;
      const policy = pass("policy", () => briefCounts(compiled));
      return { ...finish(compiled, out, args.has("check"), io), policy, passes };
    });
    const whole = args.positionals.length === 0 && out === undefined;
    if (whole) results.push(...refreshLeftOverPlans(targets, args.has("check"), io).map(leftOver));
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

function finish(compiled: CompiledTarget, out: string | undefined, check: boolean, io: CliIo): Omit<CompileResult, "passes" | "policy"> {
  const { target, diagnostics, plan, environment } = compiled;
  const place = out === undefined ? usualPlace(target) : placeOf(target, out, io);
  const head = { file: target.file, diagnostics, path: out === "-" ? null : place.path };
  if (plan === undefined || environment === undefined || hasErrors(diagnostics)) return { ...head, notes: [], state: "refused" };
  const base = { ...head, notes: notesOf(environment), plan };
  if (out === "-") {
    io.stdout(printableJson(prettyJson(plan)));
    return { ...base, state: "written" };
  }
  const file = refreshPlan(target, plan, place, check, io);
  return { ...base, ...stateOf(file), diagnostics: [...diagnostics, ...problemsOf([file])] };
}

function placeOf(target: SpecTarget, out: string, io: CliIo): PlanPlace {
  const path = projectPath(out, io);
  return { path, command: `npx platform-compile compile ${target.stdin ? "-" : target.file} --out ${path}` };
}

/** Nothing is judged where there is no spec. */
const noCounts = { kept: 0, waived: 0, exempt: 0, failed: 0 } as const;

/** The plan of a spec that no longer exists. */
function leftOver({ spec, path, ...file }: LeftOverPlan): CompileResult {
  return {
    file: spec,
    path,
    diagnostics: problemsOf([{ path, ...file }]),
    notes: [],
    policy: noCounts,
    passes: {},
    ...stateOf({ path, ...file }),
  };
}

/** All that `--check` finds is `stale`. */
function stateOf({ state }: GeneratedFile): Pick<CompileResult, "state"> {
  return { state: state === "missing" || state === "left over" ? "stale" : state };
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

function jsonFields({ state, path, plan, notes, policy, passes }: CompileResult): Readonly<Record<string, unknown>> {
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
    policy,
  };
}

/** Measures passes, which may have several parts; one that runs inside of another does not count twice. */
function stopwatch(): { readonly passes: Partial<Record<PassName, number>>; readonly pass: <T>(name: PassName, run: () => T) => T } {
  const passes: Partial<Record<PassName, number>> = {};
  let inside = 0n;
  const pass = <T>(name: PassName, run: () => T): T => {
    const [start, before] = [process.hrtime.bigint(), inside];
    inside = 0n;
    const result = run();
    const whole = process.hrtime.bigint() - start;
    passes[name] = Math.round((passes[name] ?? 0) * 100 + Number((whole - inside) / 10_000n)) / 100;
    inside = before + whole;
    return result;
  };
  return { passes, pass };
}

export default compile;
