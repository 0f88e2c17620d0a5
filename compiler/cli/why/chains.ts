/** `why RESOURCE.PROPERTY`: the chain in each spec. */
import { diagnosticsToJson } from "../../diagnostics/render/json.ts";
import { styleOf, wantsColour } from "../../diagnostics/render/style.ts";
import { hasErrors } from "../../diagnostics/types.ts";
import { chainOf, type Link } from "../../why/chain.ts";
import { prettyChain, type Prices } from "../../why/pretty.ts";
import { subjectOf, type Unknown } from "../../why/subject.ts";
import { UsageError, type Arguments, type CliIo, type ExitCode } from "../command.ts";
import { asOf } from "../options.ts";
import { jsonText, showDiagnostics } from "../output/report.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";
import { compileAll } from "../targets/plans.ts";
import { specTargets } from "../targets/specs.ts";
import { linkJson } from "./json.ts";
import { pricesOf } from "./prices.ts";
import { whySpecOf } from "./sides.ts";

/** The answer for one spec; nothing if the spec has errors. */
interface Answer {
  readonly compiled: CompiledTarget;
  readonly unknown?: Unknown;
  readonly found?: { readonly link: Link; readonly prices: Prices };
}

export async function showChains(name: string, specs: readonly string[], args: Arguments, io: CliIo): Promise<ExitCode> {
  const compiled = compileAll(await specTargets(specs, io), { asOf: asOf(args, io) }, io);
  const answers = compiled.map((each) => answerOf(name, each));
  const unknowns = answers.flatMap(({ unknown }) => unknown ?? []);
  const first = unknowns.find(({ help }) => help.startsWith("did you mean")) ?? unknowns[0];
  if (first !== undefined && answers.every(({ found }) => found === undefined)) throw new UsageError(first.problem, first.help);
  if (args.value("format") === "json")
    io.stdout(jsonText({ command: "why", format: 1, subject: name, specs: answers.map(answerJson), changes: [] }));
  else showAnswers(answers, io);
  return compiled.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
}

function answerOf(name: string, compiled: CompiledTarget): Answer {
  const spec = whySpecOf(compiled);
  if (spec === undefined) return { compiled };
  const subject = subjectOf(name, spec.plan);
  if ("problem" in subject) return { compiled, unknown: subject };
  return { compiled, found: { link: chainOf(subject, spec), prices: pricesOf(spec.plan) } };
}

function answerJson({ compiled: { target, diagnostics }, unknown, found }: Answer): object {
  return {
    file: target.file,
    problem: unknown?.problem ?? null,
    chain: found === undefined ? null : linkJson(found.link, found.prices),
    ...diagnosticsToJson(diagnostics),
  };
}

function showAnswers(answers: readonly Answer[], io: CliIo): void {
  showDiagnostics(
    answers.flatMap(({ compiled, found, unknown }) => (found === undefined && unknown === undefined ? compiled.diagnostics : [])),
    io,
  );
  const style = styleOf(wantsColour(io.isTerminal("stdout"), io.env));
  const texts = answers.flatMap(({ compiled: { target }, unknown, found }) => {
    if (found !== undefined) return [prettyChain(target.file, found.link, found.prices, style)];
    return unknown === undefined ? [] : [`${target.file}: ${unknown.problem}\n`];
  });
  if (texts.length > 0) io.stdout(texts.join("\n"));
}
