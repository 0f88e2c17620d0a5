/**
 * Runs a GitHub workflow on this machine: `run` steps with bash, actions of the project as their own steps, and actions of others not at
 * all. Conditions, matrices, outputs and the order of jobs are GitHub's.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { asText, evaluate, interpolate, isTrue, type Contexts } from "./expression.ts";

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly "working-directory"?: string;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly concurrency?: { readonly group: string };
  readonly strategy?: { readonly matrix: Readonly<Record<string, unknown>> };
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job & { readonly permissions?: Readonly<Record<string, string>> }>>;
}

/** Where and why a workflow runs. */
export interface Run {
  /** The checked-out repository. */
  readonly workspace: string;
  readonly github: { readonly event_name: string; readonly [key: string]: unknown };
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Environment variables of the machine. */
  readonly env: Readonly<Record<string, string>>;
}

/** A step of somebody else's action, with its inputs. */
export interface Used {
  readonly uses: string;
  readonly with: Readonly<Record<string, string>>;
}

export interface JobResult {
  readonly job: string;
  readonly status: "success" | "failure" | "skipped";
  readonly environment: string;
  readonly group: string;
  readonly used: readonly Used[];
  /** Standard output and standard error of all `run` steps. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export function readWorkflow(file: string): Workflow {
  return parse(readFileSync(file, "utf8")) as Workflow;
}

/** The results in the order of the jobs; a matrix gives one result per combination. */
export async function runWorkflow(workflow: Workflow, run: Run): Promise<readonly JobResult[]> {
  const results: JobResult[] = [];
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const before = results.filter(({ job: other }) => [job.needs ?? []].flat().includes(other));
    const needs = Object.fromEntries(before.map(({ job: other, outputs }) => [other, { outputs }]));
    const contexts = { github: run.github, vars: run.vars ?? {}, needs };
    const wanted = before.every(({ status }) => status === "success") && (job.if === undefined || isTrue(evaluate(job.if, contexts)));
    if (!wanted) {
      results.push({ job: name, status: "skipped", environment: "", group: "", used: [], log: "", outputs: {} });
      continue;
    }
    for (const matrix of combinations(job, contexts)) results.push(await runJob(name, job, { ...contexts, matrix }, run));
  }
  return results;
}

/** Our matrices have one variable. */
function combinations({ strategy }: Job, contexts: Contexts): readonly Contexts[] {
  const [variable] = Object.entries(strategy?.matrix ?? {});
  if (variable === undefined) return [{}];
  const values = typeof variable[1] === "string" ? interpolate(variable[1], contexts) : variable[1];
  return (values as readonly unknown[]).map((value) => ({ [variable[0]]: value }));
}

async function runJob(name: string, job: Job, contexts: Contexts, run: Run): Promise<JobResult> {
  const text = (value: string | undefined) => (value === undefined ? "" : asText(interpolate(value, contexts)));
  const temp = mkdtempSync(join(tmpdir(), "platform-compile-runner-"));
  try {
    const machine = { ...contexts, secrets: run.secrets ?? {}, runner: { temp } };
    const { ok, steps, used, log } = await runSteps(job.steps, machine, { run, temp, actionPath: "" });
    const outputs = Object.fromEntries(
      Object.entries(job.outputs ?? {}).map(([key, value]) => [key, asText(interpolate(value, { ...machine, steps }))]),
    );
    const shown = { environment: text(job.environment), group: text(job.concurrency?.group) };
    return { job: name, status: ok ? "success" : "failure", ...shown, used, log, outputs };
  } finally {
    rmSync(temp, { recursive: true });
  }
}

interface Place {
  readonly run: Run;
  readonly temp: string;
  readonly actionPath: string;
}

interface Outcome {
  readonly ok: boolean;
  readonly steps: Readonly<Record<string, { readonly outputs: Readonly<Record<string, string>> }>>;
  readonly used: readonly Used[];
  readonly log: string;
}

/** Runs steps until one fails. */
async function runSteps(list: readonly Step[], contexts: Contexts, place: Place): Promise<Outcome> {
  let outcome: Outcome = { ok: true, steps: {}, used: [], log: "" };
  for (const step of list) {
    const own = { ...contexts, steps: outcome.steps };
    if (!outcome.ok || (step.if !== undefined && !isTrue(evaluate(step.if, own)))) continue;
    const done = step.run === undefined ? await useAction(step, own, place) : await runScript(step, own, place);
    outcome = {
      ok: done.ok,
      steps: step.id === undefined ? outcome.steps : { ...outcome.steps, [step.id]: { outputs: done.outputs } },
      used: [...outcome.used, ...done.used],
      log: outcome.log + done.log,
    };
  }
  return outcome;
}

type StepOutcome = Omit<Outcome, "steps"> & { readonly outputs: Readonly<Record<string, string>> };

async function useAction({ uses = "", with: inputs = {} }: Step, contexts: Contexts, place: Place): Promise<StepOutcome> {
  const given = textsOf(inputs, contexts);
  if (!uses.startsWith("./")) return { ok: true, outputs: {}, used: [{ uses, with: given }], log: "" };
  const actionPath = join(place.run.workspace, uses);
  const action = parse(readFileSync(join(actionPath, "action.yml"), "utf8")) as {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
    readonly outputs: Readonly<Record<string, { readonly value: string }>>;
    readonly runs: { readonly steps: readonly Step[] };
  };
  const defaults = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: value = "" }]) => [name, value]));
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(action.inputs, name));
  if (unknown.length > 0) throw new Error(`${uses} has no input ${unknown.join(", ")}`);
  // An action sees neither secrets nor variables of its caller.
  const own = { github: contexts["github"], runner: contexts["runner"], inputs: { ...textsOf(defaults, contexts), ...given } };
  const { steps, ...rest } = await runSteps(action.runs.steps, own, { ...place, actionPath });
  const values = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, value]));
  return { ...rest, outputs: textsOf(values, { ...own, steps }) };
}

async function runScript(step: Step, contexts: Contexts, { run, temp, actionPath }: Place): Promise<StepOutcome> {
  const [output, summary] = [join(temp, "output"), join(temp, "summary")];
  writeFileSync(output, "");
  const { code, log } = await bash(asText(interpolate(step.run!, contexts)), {
    cwd: join(run.workspace, asText(interpolate(step["working-directory"] ?? ".", contexts))),
    env: {
      ...run.env,
      GITHUB_ACTIONS: "true",
      GITHUB_ACTION_PATH: actionPath,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temp,
      ...textsOf(step.env ?? {}, contexts),
    },
  });
  const lines = readFileSync(output, "utf8").split("\n").filter(Boolean);
  const outputs = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  return { ok: code === 0, outputs, used: [], log: existsSync(summary) ? `${log}${readFileSync(summary, "utf8")}` : log };
}

function textsOf(values: Readonly<Record<string, unknown>>, contexts: Contexts): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asText(interpolate(String(value), contexts))]));
}

/** As GitHub runs `shell: bash`. */
function bash(script: string, options: { readonly cwd: string; readonly env: Record<string, string> }) {
  return new Promise<{ readonly code: number | null; readonly log: string }>((resolve, reject) => {
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], options);
    let log = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (log += String(data)));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, log }));
  });
}
