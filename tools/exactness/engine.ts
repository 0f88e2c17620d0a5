/** A deployed stack on the real engine, and previews of other plans on it. */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prettyJson } from "../../compiler/canonical/json.ts";
import type { Plan, PlanConfigKey } from "../../compiler/plan/types.ts";
import { projectRoot } from "../engine/build.ts";
import { isolatedIn } from "../engine/isolation.ts";
import { ensurePulumi } from "../pulumi-cli.ts";
import { announced, type Announcement, type EngineEvent } from "./announced.ts";
import { startHost, type Host } from "./host.ts";

const account = "412356789014";
const image = (name: string): string => `${account}.dkr.ecr.eu-central-1.amazonaws.com/realtime-${name}:3f2a9c1`;

export interface Previewed {
  readonly code: number;
  readonly text: string;
  readonly announcement: Announcement;
}

/** A step as the CLI prints it: one for each resource, whose `op` is `replace` for all steps of a replacement. */
export interface PrintedStep {
  readonly op: string;
  readonly urn: string;
  readonly replaceReasons?: readonly string[];
  readonly detailedDiff?: Readonly<Record<string, unknown>> | null;
}

export class DeployedStack {
  readonly #folder: string;
  readonly #name: string;
  readonly #cli: string;
  readonly #host: Host;
  readonly #env: Readonly<Record<string, string>>;
  /** Keys of stack config that are set. */
  readonly #config = new Set<string>();

  private constructor(folder: string, name: string, cli: string, host: Host) {
    this.#folder = folder;
    this.#name = name;
    this.#cli = cli;
    this.#host = host;
    this.#env = { ...isolatedIn(folder), PULUMI_SKIP_CHECKPOINTS: "1", ...host.env };
  }

  /** Deploys the plan with every image set. */
  static async of(plan: Plan): Promise<DeployedStack> {
    const folder = mkdtempSync(join(tmpdir(), "platform-exactness-"));
    for (const part of ["cloud", "generated/plans"]) mkdirSync(join(folder, part), { recursive: true });
    cpSync(join(projectRoot, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    mkdirSync(join(folder, "dist/interpreter"), { recursive: true });
    const host = await startHost(folder, join(folder, "cloud"), account);
    const stack = new DeployedStack(folder, plan.environment, await ensurePulumi(), host);
    await stack.#must(["stack", "init", plan.environment]);
    await stack.deploy(plan);
    return stack;
  }

  async deploy(plan: Plan): Promise<void> {
    await this.#prepare(plan);
    await this.#must(["up", "--yes", "--skip-preview", ...this.#host.flags]);
  }

  /** What the engine would do to get from the deployed plan to this one. */
  async preview(plan: Plan): Promise<Previewed> {
    await this.#prepare(plan);
    const log = join(this.#folder, "events.jsonl");
    rmSync(log, { force: true });
    const { code, text } = await this.#run(["preview", "--event-log", log, ...this.#host.flags]);
    const lines = readFileSync(log, "utf8").split("\n").filter(Boolean);
    return { code, text, announcement: announced(lines.map((line) => JSON.parse(line) as EngineEvent)) };
  }

  /** The steps that `pulumi preview --json` prints for this plan. */
  async steps(plan: Plan): Promise<readonly PrintedStep[]> {
    await this.#prepare(plan);
    const { stdout } = await this.#run(["preview", "--json", ...this.#host.flags]);
    return (JSON.parse(stdout) as { readonly steps: readonly PrintedStep[] }).steps;
  }

  dispose(): void {
    this.#host.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Writes the plan, and sets the stack config that no earlier plan needed. */
  async #prepare(plan: Plan): Promise<void> {
    const needed = Object.entries(plan.config).filter(
      ([key, { required, type }]) => required && type === "string" && !this.#config.has(key),
    );
    for (const [key] of needed) this.#config.add(key);
    const values = needed.flatMap(([key, facts]) => [facts.secret ? "--secret" : "--plaintext", `${key}=${valueOf(key, facts)}`]);
    if (values.length > 0) await this.#must(["config", "set-all", ...values]);
    writeFileSync(join(this.#folder, "generated/plans", `${this.#name}.plan.json`), prettyJson(plan));
  }

  async #must(args: readonly string[]): Promise<void> {
    const { code, text } = await this.#run(args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} failed with ${code}:\n${text.slice(-4000)}`);
  }

  #run(args: readonly string[]): Promise<{ readonly code: number; readonly text: string; readonly stdout: string }> {
    const stack = args[1] === "init" ? [] : ["--stack", this.#name];
    const child = spawn(this.#cli, [...args, ...stack, "--non-interactive"], {
      cwd: this.#folder,
      env: this.#env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    return new Promise((resolve, reject) => {
      let [text, stdout] = ["", ""];
      child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        stdout += chunk;
      });
      child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      child.on("error", reject);
      child.on("close", (code) => resolve({ code: code ?? -1, text, stdout }));
    });
  }
}

/** A value of the form that the key asks for. Images differ by service, so that a mix-up shows. */
function valueOf(key: string, { example, pattern = "" }: PlanConfigKey): string {
  if (key.endsWith("Image")) return image(key.replace("Image", ""));
  const texts = [example ?? "text", "https://hooks.example.com/alarms", "oncall@example.com"];
  return texts.find((text) => new RegExp(pattern).test(text)) ?? "text";
}
