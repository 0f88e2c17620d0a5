/** What a test does with a stack: run Pulumi commands, read what they did, change plan, spec and config. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { vi } from "vitest";
import { prettyJson } from "../../compiler/canonical/json.ts";
import type { Plan } from "../../compiler/plan/types.ts";
import type { EngineEvent, Operation } from "./events.ts";
import { operations, readEvents } from "./events.ts";
import { Cloud } from "../../tools/engine/provider/cloud.ts";
import type { CloudResource } from "../../tools/engine/provider/cloud.ts";
import type { Fault } from "../../tools/engine/provider/faults.ts";
import { registerVictim, setFaults } from "../../tools/engine/provider/faults.ts";
import { freeNames } from "../../tools/engine/provider/names.ts";
import { forgetProcesses, processes } from "../../tools/engine/presence.ts";
import type { RecordedCall } from "./records.ts";
import { readCalls } from "./records.ts";

export interface StackSetup {
  readonly cli: string;
  /** Temporary folder of all that belongs to the stack. */
  readonly folder: string;
  /** Folder of Pulumi.yaml. */
  readonly project: string;
  readonly name: string;
  readonly cloud: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout and stderr: where the engine puts a message is not what tests are about. */
  readonly text: string;
  /** The engine's own events, in order. */
  readonly events: readonly EngineEvent[];
  /** What was done, or would be done in a preview, to each resource by logical name. */
  readonly operations: Readonly<Record<string, Operation>>;
}

/** A resource in the exported state. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly parent?: string;
  readonly protect?: boolean;
  readonly provider?: string;
  readonly dependencies?: readonly string[];
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly additionalSecretOutputs?: readonly string[];
  readonly [key: string]: unknown;
}

/** The state as `pulumi stack export` writes it and `pulumi stack import` takes it. */
export interface ExportedState {
  readonly deployment: {
    readonly resources?: readonly StateResource[];
    /** What was begun and is not known to have ended. */
    readonly pending_operations?: readonly { readonly type: string; readonly resource: StateResource }[];
  };
}

const unattended = ["--non-interactive"];
const applied = ["--yes", "--skip-preview", ...unattended];

export class Stack {
  readonly setup: StackSetup;

  constructor(setup: StackSetup) {
    this.setup = setup;
  }

  async init(config: Readonly<Record<string, string>>, secrets: Readonly<Record<string, string>>): Promise<void> {
    await this.must(["stack", "init", this.setup.name, ...unattended]);
    const flags = [...pairs("--plaintext", config), ...pairs("--secret", secrets)];
    if (flags.length > 0) await this.must(["config", "set-all", ...flags]);
  }

  preview(...flags: readonly string[]): Promise<Result> {
    return this.run(["preview", ...unattended, ...flags], true);
  }

  up(...flags: readonly string[]): Promise<Result> {
    return this.run(["up", ...applied, ...flags], true);
  }

  refresh(...flags: readonly string[]): Promise<Result> {
    return this.run(["refresh", ...applied, ...flags], true);
  }

  destroy(...flags: readonly string[]): Promise<Result> {
    return this.run(["destroy", ...applied, ...flags], true);
  }

  /** Takes down a stack with protected resources: `open` is the plan with its deletion protection off. */
  async teardown(open?: Plan): Promise<Result> {
    if (open !== undefined) {
      this.writePlan(open);
      const up = await this.up();
      if (up.code !== 0) return up;
    }
    await this.must(["state", "unprotect", "--all", "--yes"]);
    return this.destroy();
  }

  /** All resources of the state, as `pulumi stack export` has them: secrets are ciphertext. */
  async export(): Promise<readonly StateResource[]> {
    return (await this.exportWhole()).deployment.resources ?? [];
  }

  /** The state, its pending operations included: secrets are ciphertext. */
  async exportWhole(): Promise<ExportedState> {
    const { stdout } = await this.must(["stack", "export"]);
    return JSON.parse(stdout) as ExportedState;
  }

  /** The resource of this logical name in the state. */
  async exported(name: string): Promise<StateResource> {
    const found = (await this.export()).find(({ urn, type }) => urn.endsWith(`::${name}`) && !/^(pulumi|platform):/.test(type));
    if (found === undefined) throw new Error(`${name} is not in the state`);
    return found;
  }

  /** Stack outputs, secrets in clear. */
  async outputs(): Promise<Record<string, unknown>> {
    const { stdout } = await this.must(["stack", "output", "--json", "--show-secrets"]);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  async setConfig(key: string, value: string, kind: "plain" | "secret" = "plain"): Promise<void> {
    await this.must(["config", "set", key, ...(kind === "secret" ? ["--secret"] : []), "--", value]);
  }

  async removeConfig(key: string): Promise<void> {
    await this.must(["config", "rm", key]);
  }

  /** Calls that the providers got so far, in the order in which they began. */
  calls(): readonly RecordedCall[] {
    return readCalls(join(this.setup.cloud, "calls.jsonl"));
  }

  /** Forgets the calls so far. */
  clearCalls(): void {
    rmSync(join(this.setup.cloud, "calls.jsonl"), { force: true });
  }

  /** What exists in the account, whatever the state says. */
  existing(): readonly CloudResource[] {
    return new Cloud(this.setup.cloud).all();
  }

  /** Puts something into a bucket, repository or vault of the account, by its id. */
  fill(container: string): void {
    new Cloud(this.setup.cloud).fill(container);
  }

  /** The resource of this logical name in the account. Throws when it is not there. */
  resource(name: string): CloudResource {
    const found = this.existing().find(({ urn }) => urn.endsWith(`::${name}`));
    if (found === undefined) throw new Error(`${name} does not exist`);
    return found;
  }

  /** Changes a resource in the account behind Pulumi's back, as autoscaling or a person at the console does. */
  drift(name: string, properties: Readonly<Record<string, unknown>>): void {
    const found = this.resource(name);
    new Cloud(this.setup.cloud).put({ ...found, inputs: { ...found.inputs, ...properties }, outputs: { ...found.outputs, ...properties } });
  }

  /** Deletes a resource in the account, as a person at the console does. */
  deleteByHand(resource: CloudResource): void {
    const cloud = new Cloud(this.setup.cloud);
    cloud.remove(resource);
    freeNames(cloud, resource);
  }

  /** Runs an update whose CLI a fault kills; returns when whatever it had started has ended, too. */
  async killedUp(): Promise<Result> {
    forgetProcesses(this.setup.cloud);
    const result = await this.up();
    await vi.waitUntil(() => processes(this.setup.cloud).length === 0, { timeout: 60_000, interval: 20 });
    return result;
  }

  /** Brings this trouble upon calls from now on; none with no arguments. */
  fail(...faults: readonly Fault[]): void {
    setFaults(this.setup.cloud, faults);
  }

  /** Writes the plan, as the compiler does, to the stack's default place, or to `path` below the project. */
  writePlan(plan: Plan | string, path = `generated/plans/${this.setup.name}.plan.json`): void {
    this.write(path, typeof plan === "string" ? plan : prettyJson(plan));
  }

  /** Writes a file of the project. */
  write(path: string, text: string): void {
    const target = join(this.setup.project, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  /** Removes a file of the project. */
  remove(path: string): void {
    rmSync(join(this.setup.project, path));
  }

  /** Keeps state, config and account as they are; returns what brings them back, any number of times. */
  snapshot(): () => void {
    const kept = mkdtempSync(join(this.setup.folder, "kept-"));
    this.keep(kept);
    return () => this.bringBack(kept);
  }

  /** Copies state, config, plan and account to a folder. */
  keep(kept: string): void {
    for (const [part, copy] of this.#parts(kept)) if (existsSync(part)) cpSync(part, copy, { recursive: true });
  }

  /** Makes them what they were when they were kept there. */
  bringBack(kept: string): void {
    for (const [part, copy] of this.#parts(kept)) {
      rmSync(part, { recursive: true, force: true });
      if (existsSync(copy)) cpSync(copy, part, { recursive: true });
    }
  }

  #parts(kept: string): [part: string, copy: string][] {
    const { folder, project, cloud, name } = this.setup;
    const parts = [join(folder, "backend"), cloud, join(project, `Pulumi.${name}.yaml`), join(project, "generated", "plans")];
    return parts.map((part, index) => [part, join(kept, String(index))]);
  }

  /** Removes everything. */
  dispose(): void {
    rmSync(this.setup.folder, { recursive: true, force: true });
  }

  /** Runs a command of the CLI whose failure is a failure of the test. */
  async must(args: readonly string[]): Promise<Result> {
    const result = await this.run(args, false);
    if (result.code !== 0) throw new Error(`pulumi ${args.join(" ")} failed with ${result.code}:\n${result.text}`);
    return result;
  }

  /** Runs a command of the CLI; `withEvents` for those that have an engine. */
  async run(args: readonly string[], withEvents: boolean): Promise<Result> {
    const log = join(this.setup.folder, "events.jsonl");
    rmSync(log, { force: true });
    const flags = withEvents ? ["--event-log", log] : [];
    const { code, stdout, stderr } = await execute(this.setup, [...args, ...flags, ...stackFlag(args, this.setup.name)]);
    const events = existsSync(log) ? readEvents(readFileSync(log, "utf8")) : [];
    return { code, stdout, stderr, text: stdout + stderr, events, operations: operations(events) };
  }
}

function stackFlag(args: readonly string[], name: string): string[] {
  return args[0] === "stack" && args[1] === "init" ? [] : ["--stack", name];
}

function pairs(flag: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([key, value]) => [flag, `${key}=${value}`]);
}

function execute(
  { cli, project, env, cloud }: StackSetup,
  args: readonly string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  const separator = args.indexOf("--");
  const ordered =
    separator < 0 ? args : [...args.slice(0, separator), ...args.slice(separator + 2), ...args.slice(separator, separator + 2)];
  return new Promise((resolve, reject) => {
    const child = spawn(cli, ordered, { cwd: project, env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
    registerVictim(cloud, "cli", child.pid ?? 0);
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}
