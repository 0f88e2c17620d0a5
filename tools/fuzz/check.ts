/** Invariants of every input, and of the plan of every valid input. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { prettyJson } from "../../compiler/canonical/json.ts";
import { compileSpec, type Compiled } from "../../compiler/compile.ts";
import { diagnosticsToJson } from "../../compiler/diagnostics/render/json.ts";
import { renderGithub } from "../../compiler/diagnostics/render/github.ts";
import { renderPretty } from "../../compiler/diagnostics/render/pretty.ts";
import { sarifLog } from "../../compiler/diagnostics/render/sarif.ts";
import { hasErrors } from "../../compiler/diagnostics/types.ts";
import type { Plan } from "../../compiler/plan/types.ts";
import type { FileReader } from "../../compiler/source/types.ts";
import { judgePlan } from "../matrix/judge.ts";
import { formatProblems } from "./check-format.ts";
import { positionProblems } from "./check-positions.ts";
import { fuzzFile, readerOf, remembering, type FuzzInput } from "./input.ts";
import { frozenFiles } from "../fixtures/specs.ts";

const project = join(import.meta.dirname, "../..");
const disk = remembering(frozenFiles);
const options = { asOf: "2026-11-24" };
const isPlan = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(project, "schema/plan.schema.json"), "utf8")) as object,
);

/** CPU time limit for one compilation of one input, in milliseconds. */
const mostMilliseconds = 2000;

/** What one input showed. */
export interface Checked {
  /** Did it compile to a plan? */
  readonly valid: boolean;
  readonly problems: readonly string[];
}

/** Compiles, renders, compiles again and checks the results. Never throws: an exception of the compiler is a problem. */
export function checkInput(input: FuzzInput, longest: number = mostMilliseconds): Checked {
  try {
    return check(readerOf(input, disk), longest);
  } catch (error) {
    return { valid: false, problems: [`crash: ${crashText(error)}`] };
  }
}

function check(reader: FileReader, longest: number): Checked {
  const started = process.cpuUsage();
  const compiled = compileSpec(fuzzFile, reader, options);
  const { user, system } = process.cpuUsage(started);
  const { diagnostics, plan } = compiled;
  const problems = [
    ...((user + system) / 1000 > longest ? [`hang: more than ${longest} ms`] : []),
    ...positionProblems(diagnostics, reader),
    ...consistencyProblems(compiled),
    ...renderProblems(compiled, reader),
    ...repeatProblems(compiled, reader),
    ...formatProblems(fuzzFile, reader),
    ...(plan === undefined ? [] : planProblems(plan).filter((problem) => isOurs(compiled, problem))),
  ];
  return { valid: plan !== undefined, problems: [...problems, ...pollution()] };
}

/** Properties that an input added to every object of the process. Removes them, so that the next input does not get the blame. */
function pollution(): readonly string[] {
  const names = [Object.prototype, Array.prototype].flatMap((prototype) => Object.keys(prototype));
  for (const name of names) {
    Reflect.deleteProperty(Object.prototype, name);
    Reflect.deleteProperty(Array.prototype, name);
  }
  return names.map((name) => `prototype pollution: ${name}`);
}

/** Either a plan or errors, never both or neither; and no duplicate diagnostics. */
function consistencyProblems({ diagnostics, plan }: Compiled): readonly string[] {
  const said = diagnostics.map(({ rule, key, message, file, range }) => JSON.stringify([rule, key, message, file, range]));
  const seen = new Set<string>();
  const twice = diagnostics.find((_, index) => seen.size === seen.add(said[index]!).size);
  return [
    ...((plan === undefined) === hasErrors(diagnostics) ? [] : [plan === undefined ? "no plan and no error" : "a plan beside errors"]),
    ...(twice === undefined ? [] : [`said twice: ${twice.rule} at ${twice.key ?? "a file"}`]),
  ];
}

/** Every output format can be written and stays one well-formed document. */
function renderProblems({ diagnostics }: Compiled, reader: FileReader): readonly string[] {
  const textOf = (file: string) => {
    const content = reader.read(file);
    return "bytes" in content ? new TextDecoder().decode(content.bytes) : undefined;
  };
  const pretty = renderPretty(diagnostics, { textOf, color: false });
  const github = renderGithub(diagnostics);
  JSON.stringify([diagnosticsToJson(diagnostics), sarifLog(diagnostics, "0")]);
  return [
    ...(pretty.split("\n").some((line) => /[\0-\x1f\x7f-\x9f]/.test(line)) ? ["render: a control character in the text for people"] : []),
    ...(github.split("\n").every((line) => line === "" || line.startsWith("::")) ? [] : ["render: an annotation over two lines"]),
    ...(/\bundefined\b|\[object Object\]|\bNaN\b/.test(diagnostics.map(({ message, help }) => `${message} ${help ?? ""}`).join("\n")) &&
    !/undefined|NaN|\[object Object\]/.test(textOf(fuzzFile) ?? "")
      ? [`render: a message holds undefined or NaN`]
      : []),
  ];
}

function repeatProblems({ diagnostics, plan }: Compiled, reader: FileReader): readonly string[] {
  const again = compileSpec(fuzzFile, reader, options);
  const same = JSON.stringify(again.diagnostics) === JSON.stringify(diagnostics);
  const samePlan = plan === undefined || again.plan === undefined || prettyJson(plan) === prettyJson(again.plan);
  return same && samePlan ? [] : ["two runs differ"];
}

/** An override or an extra resource may do what a module never does, but it must still match the provider's types. */
function isOurs({ environment }: Compiled, problem: string): boolean {
  const { overrides, extraResources } = environment?.spec ?? {};
  const free = Object.keys({ ...overrides, ...extraResources }).length > 0;
  return !free || /^(?:order|catalogue|documents|plan\.schema\.json):/.test(problem);
}

function planProblems(plan: Plan): readonly string[] {
  const written = JSON.parse(prettyJson(plan)) as unknown;
  return [...(isPlan(written) ? [] : [`plan.schema.json: ${JSON.stringify(isPlan.errors?.[0])}`]), ...judgePlan(plan)];
}

/** The message and where it was thrown: two crashes at one place are the same. */
function crashText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = /\((?:.*\/)?((?:compiler|tools|node_modules)\/[^)]+)\)/.exec(error.stack ?? "")?.[1] ?? "";
  return `${error.name}: ${error.message.split("\n")[0]} (${place})`;
}
