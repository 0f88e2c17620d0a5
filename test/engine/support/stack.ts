/** What a test does with a stack: runs Pulumi commands, reads what they did, changes plan, spec and config. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { vi } from "vitest";
import { prettyJson } from "../../../compiler/canonical/json.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import type { EngineEvent, Operation } from "./events.ts";
import { operations, readEvents } from "./events.ts";
import { Cloud } from "../../../tools/engine/provider/cloud.ts";
import type { CloudResource } from "../../../tools/engine/provider/cloud.ts";
import type { Fault } from "../../../tools/engine/provider/faults.ts";
import { registerVictim, setFaults } from "../../../tools/engine/provider/faults.ts";
import { freeNames } from "../../../tools/engine/provider/names.ts";
import { forgetProcesses, processes } from "../../../tools/engine/presence.ts";
import type { RecordedCall } from "./records.ts";
import { readCalls } from "./records.ts";

export interface StackSetup {
  readonly cli: string;
  /** Temporary folder of everything that belongs to the stack. */
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
  /** stdout and stderr: tests do not depend on where the engine prints a message. */
  readonly text: string;
  /** The engine's events, in order. */
  readonly events: readonly EngineEvent[];
  /** What was done to each resource, or would be done after a preview, by logical name. */
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

/** The state as `pulumi stack export` writes it and `pulumi stack import` reads it. */
export interface ExportedState {
  readonly deployment: {
    readonly resources?: readonly StateResource[];
    /** Operations that started and are not known to have ended. */
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

  /** Tears down a stack with protected resources. `open` is the plan without deletion protection. */
  async teardown(open?: Plan): Promise<Result> {
    if (open !== undefined) {
      this.writePlan(open);
      const up = await this.up();
      if (up.code !== 0) return up;
    }
    return this.destroy();
  }

  /** All resources of the state, as in `pulumi stack export`: secrets are ciphertext. */
  async export(): Promise<readonly StateResource[]> {
    return (await this.exportWhole()).deployment.resources ?? [];
  }

  /** The state, including its pending operations: secrets are ciphertext. */
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

  /** Stack outputs, with secrets in plain text. */
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

  /** Calls to the providers so far, in the order in which they started. */
  calls(): readonly RecordedCall[] {
    return readCalls(join(this.setup.cloud, "calls.jsonl"));
  }

  /** Forgets the calls so far. */
  clearCalls(): void {
    rmSync(join(this.setup.cloud, "calls.jsonl"), { force: true });
  }

  /** What exists in the account, regardless of the state. */
  existing(): readonly CloudResource[] {
    return new Cloud(this.setup.cloud).all();
  }

  /** Puts content into a bucket, repository or vault of the account, by its id. */
  fill(container: string, content?: string): void {
    new Cloud(this.setup.cloud).fill(container, content);
  }

  /** The resource of this logical name in the account. Throws when it does not exist. */
  resource(name: string): CloudResource {
    const found = this.existing().find(({ urn }) => urn.endsWith(`::${name}`));
    if (found === undefined) throw new Error(`${name} does not exist`);
    return found;
  }

  /** Changes a resource in the account outside of Pulumi, like autoscaling or a person in the console. */
  drift(name: string, properties: Readonly<Record<string, unknown>>): void {
    const found = this.resource(name);
    new Cloud(this.setup.cloud).put({ ...found, inputs: { ...found.inputs, ...properties }, outputs: { ...found.outputs, ...properties } });
  }

  /** Deletes a resource in the account, like a person in the console. */
  deleteByHand(resource: CloudResource): void {
    const cloud = new Cloud(this.setup.cloud);
    cloud.remove(resource);
    freeNames(cloud, resource);
  }

  /** Runs an update whose CLI a fault kills. Returns when every process that it started has ended, too. */
  async killedUp(): Promise<Result> {
    forgetProcesses(this.setup.cloud);
    const result = await this.up();
    await vi.waitUntil(() => processes(this.setup.cloud).length === 0, { timeout: 60_000, interval: 20 });
    return result;
  }

  /** Injects these faults into calls from now on. Without arguments, removes all faults. */
  fail(...faults: readonly Fault[]): void {
    setFaults(this.setup.cloud, faults);
  }

  /** Writes the plan as the compiler does, to the stack's default path or to `path` below the project. */
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

  /** Keeps a copy of state, config and account. Returns a function that restores it, any number of times. */
  snapshot(): () => void {
    const kept = mkdtempSync(join(this.setup.folder, "kept-"));
    this.keep(kept);
    return () => this.bringBack(kept);
  }

  /** Copies state, config, plan and account to a folder. */
  keep(kept: string): void {
    for (const [part, copy] of this.#parts(kept)) if (existsSync(part)) cpSync(part, copy, { recursive: true });
  }

  /** Restores what `keep` copied there. */
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

  /** Runs a CLI command that must succeed, or the test fails. */
  async must(args: readonly string[]): Promise<Result> {
    const result = await this.run(args, false);
    if (result.code !== 0) throw new Error(`pulumi ${args.join(" ")} failed with ${result.code}:\n${result.text}`);
    return result;
  }

  /** Runs a CLI command. Set `withEvents` for commands that run the engine. */
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
