/**
 * A Pulumi stack on the real engine, without the cloud: the project's own Pulumi.yaml and interpreter in a folder of their own,
 * with helpers that stand for the language host and the providers.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Plan } from "../../compiler/plan/types.ts";
import { ensurePulumi } from "../../tools/pulumi-cli.ts";
import { buildForEngine, projectRoot } from "../../tools/engine/build.ts";
import { variables } from "../../tools/engine/provider/environment.ts";
import { Stack } from "./stack.ts";
import { frozenProject } from "../../tools/fixtures/project.ts";

export interface StackOptions {
  /** Name of the stack; the plan's environment without it. */
  readonly stack?: string;
  /** Stack config, `aws:profile` or a key of the project. */
  readonly config?: Readonly<Record<string, string>>;
  /** Stack config that is stored encrypted. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Spec files that stand beside the plan, path to text; without any the plan stands alone. */
  readonly files?: Readonly<Record<string, string>>;
  /** Where the plan stands, when not at the stack's default place. */
  readonly planPath?: string;
  /** Folder that stands for the AWS account: give two stacks the same one to have them in one account. */
  readonly cloud?: string;
  /** Account number; `allowedAccountIds` of a provider must have it. */
  readonly account?: string;
  /** What `Stack.keep` put there is how the stack begins; its config is that one's. */
  readonly kept?: string;
  /**
   * When the engine writes the state: after each step, as it does for users and as whatever is interrupted needs, or at the end of the
   * operation, which makes a creation of 300 resources three times as fast. What is in the state in the end is the same.
   */
  readonly saves?: "each step" | "at the end";
  /** More environment variables of the engine and of all that it starts. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Milliseconds for making a first stack, the CLI's own build included, and for a test that runs the engine. */
export const timeouts = { first: 15 * 60_000, test: 2 * 60_000 } as const;

/** Account number where a test does not care. */
export const testAccount = "123456789012";

/**
 * Makes a stack of `plan` (the plan, its text, or nothing for a stack without one) and its project folder.
 * Call `dispose()` at the end of the test. Throws when there is no CLI.
 */
export async function createStack(plan: Plan | string | undefined, options: StackOptions = {}): Promise<Stack> {
  const [cli, { dist, plugins }] = await Promise.all([ensurePulumi(), buildForEngine()]);
  const folder = mkdtempSync(join(tmpdir(), "platform-engine-"));
  const project = join(folder, "project");
  const cloud = options.cloud ?? join(folder, "cloud");
  for (const name of ["project/generated", "backend", "home", "tmp"]) mkdirSync(join(folder, name), { recursive: true });
  mkdirSync(cloud, { recursive: true });
  cpSync(join(projectRoot, "Pulumi.yaml"), join(project, "Pulumi.yaml"));
  cpSync(dist, join(project, "dist"), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(project, "node_modules"));
  symlinkSync(join(projectRoot, "generated", "sdk"), join(project, "generated", "sdk"));
  const name = options.stack ?? (typeof plan === "object" ? plan.environment : "test");
  const stack = new Stack({ cli, folder, project, name, cloud, env: environment(folder, plugins, cloud, options) });
  if (plan !== undefined) stack.writePlan(plan, options.planPath);
  for (const [path, text] of Object.entries(options.files ?? {})) stack.write(path, text);
  if (options.kept === undefined) await stack.init(options.config ?? {}, options.secrets ?? {});
  else stack.bringBack(options.kept);
  return stack;
}

/** Nothing of the machine's own Pulumi or AWS settings gets in. */
function environment(folder: string, plugins: string, cloud: string, options: StackOptions): Record<string, string> {
  return {
    PATH: [plugins, dirname(process.execPath), process.env["PATH"] ?? ""].join(":"),
    HOME: join(folder, "home"),
    TMPDIR: join(folder, "tmp"),
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
    PULUMI_CONFIG_PASSPHRASE: "correct horse battery staple",
    PULUMI_SKIP_UPDATE_CHECK: "1",
    // The flag `--event-log` belongs to the debug commands.
    PULUMI_DEBUG_COMMANDS: "1",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "1",
    NO_COLOR: "1",
    // Of a process that lives for a second or two, Go collects what would go with it anyway.
    GOGC: "400",
    [variables.root]: projectRoot,
    [variables.cloud]: cloud,
    [variables.account]: options.account ?? testAccount,
    ...(options.saves === "at the end" ? { PULUMI_SKIP_CHECKPOINTS: "1" } : {}),
    ...options.env,
  };
}

/** Text of the frozen specs that a plan was compiled from, for `files` of a stack. */
export function specFiles(plan: Plan): Record<string, string> {
  return Object.fromEntries(Object.keys(plan.spec.files).map((path) => [path, readFileSync(join(frozenProject, path), "utf8")]));
}
