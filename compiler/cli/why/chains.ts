/** `why RESOURCE.PROPERTY`: the chain in each spec. */
import { diagnosticsToJson } from "../../diagnostics/render/json.ts";
import { styleOf, wantsColor } from "../../diagnostics/render/style.ts";
import { findKey } from "../../explain/find.ts";
import type { PlanResource } from "../../plan/types.ts";
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
import { explained, whySpecOf } from "./sides.ts";

/** The answer for one spec; nothing if the spec has errors. */
interface Answer {
  readonly compiled: CompiledTarget;
  readonly unknown?: Unknown;
  readonly found?: { readonly link: Link; readonly prices: Prices };
}

export async function showChains(name: string, specs: readonly string[], args: Arguments, io: CliIo): Promise<ExitCode> {
  const compiled = compileAll(await specTargets(specs, io), explained(asOf(args, io)), io);
  const answers = compiled.map((each) => answerOf(name, each));
  const unknowns = answers.flatMap(({ unknown }) => unknown ?? []);
  const first = unknowns.find(({ help }) => help.startsWith("did you mean")) ?? unknowns[0];
  if (first !== undefined && answers.every(({ found }) => found === undefined)) {
    throw aboutKey(name, compiled) ?? new UsageError(first.problem, first.help);
  }
  if (args.value("format") === "json")
    io.stdout(jsonText({ command: "why", format: 1, subject: name, specs: answers.map(answerJson), changes: [] }));
  else showAnswers(answers, io);
  return compiled.some((each) => whySpecOf(each) === undefined) ? 1 : 0;
}

function answerOf(name: string, compiled: CompiledTarget): Answer {
  const spec = whySpecOf(compiled);
  if (spec === undefined) return { compiled };
  const subject = subjectOf(name, spec.plan);
  if ("problem" in subject) return { compiled, unknown: subject };
  return { compiled, found: { link: chainOf(subject, spec), prices: pricesOf(spec.plan) } };
}

/** The error for a key or section of the spec, which `why` answers with; undefined if the name is none. */
function aboutKey(name: string, compiled: readonly CompiledTarget[]): UsageError | undefined {
  const found = findKey(name);
  if ("section" in found) return new UsageError(`${name} is a section of the spec, not a resource`, `for its keys, run explain ${name}`);
  if (!("key" in found)) return undefined;
  const { path } = found.key;
  const caused = compiled.flatMap(({ plan }) => propertiesOf(path, plan?.resources ?? []))[0];
  const set = compiled.find(({ source }) => source?.isSet(path.split(".")) === true)?.source?.locate(path.split("."));
  const help = [
    caused === undefined ? [] : `for a property that it decides, write why ${caused}`,
    set === undefined ? [] : `for all that it causes, write trace ${set.file}:${set.range.line}`,
    `for what it means, write explain ${found.key.name}`,
  ].flat();
  return new UsageError(`${name} is a key of the spec, not a resource`, help.join("; "));
}

function propertiesOf(key: string, resources: readonly PlanResource[]): readonly string[] {
  return resources.flatMap(({ id, from }) =>
    Object.entries(from).flatMap(([property, causes]) => (property !== "" && causes.includes(key) ? `${id}.${property}` : [])),
  );
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
  const style = styleOf(wantsColor(io.isTerminal("stdout"), io.env));
  const texts = answers.flatMap(({ compiled: { target }, unknown, found }) => {
    if (found !== undefined) return [prettyChain(target.file, found.link, found.prices, style)];
    return unknown === undefined ? [] : [`${target.file}: ${unknown.problem}\n`];
  });
  if (texts.length > 0) io.stdout(texts.join("\n"));
}
