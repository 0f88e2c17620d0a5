/** Runs Pulumi programs against a monitor in this process, without an engine: the interpreter, and its equivalent with the SDK's classes. */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { prettyJson } from "../../compiler/canonical/json.ts";
import { loadCatalogue } from "../../compiler/provider/catalogue.ts";
import type { Plan } from "../../compiler/plan/types.ts";
import { buildInterpreter } from "../build/interpreter.ts";
import { projectRoot } from "./build.ts";
import type { Answers } from "./monitor.ts";
import { startMonitor } from "./monitor.ts";
import { invoke } from "./provider/invoke.ts";
import { make } from "./provider/make.ts";

/** What creates the resources. */
export type Maker = "interpreter" | "classes";

export interface Run {
  readonly registered: readonly RegisterResourceRequest[];
  /** Wall time of the program's process in milliseconds. */
  readonly milliseconds: number;
  /** Peak resident memory of the program's process in MiB. */
  readonly memory: number;
}

/** A folder with a plan and both programs. */
export interface Programs {
  /** `heap` limits the old space in MiB; if omitted, Node's default applies. */
  run(maker: Maker, heap?: number): Promise<Run>;
  dispose(): void;
}

const account = "412356789014";
const region = "eu-central-1";

/** Prepares both programs for a plan. `config` holds stack config, keyed `platform:key` or `aws:key`. */
export async function programsFor(plan: Plan, config: Readonly<Record<string, string>> = {}): Promise<Programs> {
  const folder = mkdtempSync(join(tmpdir(), "platform-programs-"));
  mkdirSync(join(folder, "generated", "plans"), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
  symlinkSync(join(projectRoot, "generated", "sdk"), join(folder, "generated", "sdk"));
  cpSync(join(projectRoot, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  const file = join(folder, "generated", "plans", `${plan.environment}.plan.json`);
  writeFileSync(file, prettyJson(plan));
  await buildInterpreter(join(folder, "dist"));
  await buildClasses(join(folder, "dist", "classes", "index.js"));
  writeFileSync(join(folder, "peak.cjs"), peak(join(folder, "peak")));
  writeFileSync(join(folder, "no-debugger.cjs"), noDebugger);
  const answers = sameAnswers();
  return {
    run: (maker, heap) => run({ folder, maker, plan, config, ...(heap === undefined ? {} : { heap }) }, answers),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function buildClasses(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(projectRoot, "tools/engine/classes-program.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["@pulumi/*"],
    footer: { js: "module.exports = module.exports.default;" },
    logLevel: "error",
  });
}

/** Writes the peak memory when the process exits. */
function peak(file: string): string {
  return `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));\n`;
}

/**
 * Stubs the SDK's use of V8's debugger, which serializes functions: no plan has any. With the debugger on, V8 pauses near the end of its
 * heap, raises the limit, and sometimes fails an internal check there, so that no limit would ever be too small.
 */
const noDebugger = `
const { Session } = require("node:inspector");
const post = Session.prototype.post;
Session.prototype.post = function (method, ...rest) {
  if (method !== "Debugger.enable") return post.call(this, method, ...rest);
  rest.find((each) => typeof each === "function")?.(null, {});
};
`;

/** Values that AWS generates are the same in each run, so that runs can be compared. */
function sameAnswers(): Answers {
  const catalogue = loadCatalogue(join(projectRoot, "generated", "catalogue"));
  const made = new Map<string, ReturnType<Answers["outputs"]>>();
  return {
    outputs: (token, logical, inputs) => {
      const key = `${token} ${logical}`;
      const found = made.get(key) ?? make(catalogue, { token, logical, inputs, account, region }, {});
      made.set(key, found);
      return found;
    },
    invoke: (token, inputs) => invoke({ account, region }, token, inputs),
  };
}

interface Start {
  readonly folder: string;
  readonly maker: Maker;
  readonly plan: Plan;
  readonly config: Readonly<Record<string, string>>;
  readonly heap?: number;
}

async function run(start: Start, answers: Answers): Promise<Run> {
  const monitor = await startMonitor(answers);
  try {
    const started = performance.now();
    const text = await execute(start, monitor.address);
    const milliseconds = performance.now() - started;
    if (text !== undefined) throw new Error(`${start.maker} failed:\n${text}\n${monitor.messages.join("\n")}`);
    return { registered: monitor.registered, milliseconds, memory: Number(readFileSync(join(start.folder, "peak"), "utf8")) / 1024 };
  } finally {
    monitor.close();
  }
}

/** Output of a run that failed. */
function execute({ folder, maker, plan, config, heap }: Start, address: string): Promise<string | undefined> {
  const command = createRequire(join(projectRoot, "package.json")).resolve("@pulumi/pulumi/cmd/run");
  const program = join(folder, "dist", maker);
  const options = {
    monitor: address,
    engine: address,
    project: "platform",
    stack: plan.environment,
    organization: "organization",
    pwd: program,
    "root-directory": folder,
    parallel: "16",
    "query-mode": "false",
  };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const limit = heap === undefined ? [] : [`--max-old-space-size=${heap}`, "--require", join(folder, "no-debugger.cjs")];
  const node = [...limit, "--require", join(folder, "peak.cjs")];
  const child = spawn(process.execPath, [...node, command, ...flags, program], {
    cwd: program,
    env: {
      ...process.env,
      PULUMI_CONFIG: JSON.stringify(config),
      PULUMI_CONFIG_SECRET_KEYS: "[]",
      PLATFORM_TEST_PLAN: join(folder, "generated", "plans", `${plan.environment}.plan.json`),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code === 0 ? undefined : `${text}\nexit ${code}`));
  });
}
