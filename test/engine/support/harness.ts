/**
 * A Pulumi stack on the real engine, without AWS: the project's own Pulumi.yaml and interpreter in a temporary folder, with doubles of the
 * language host and the providers.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plan } from "../../../compiler/plan/types.ts";
import { ensurePulumi } from "../../../tools/pulumi-cli.ts";
import { buildForEngine, projectRoot } from "../../../tools/engine/build.ts";
import { isolatedIn } from "../../../tools/engine/isolation.ts";
import { variables } from "../../../tools/engine/provider/environment.ts";
import { Stack } from "./stack.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";

export interface StackOptions {
  /** Name of the stack; if omitted, the plan's environment. */
  readonly stack?: string;
  /** Stack config, `aws:profile` or a key of the project. */
  readonly config?: Readonly<Record<string, string>>;
  /** Stack config to store encrypted. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Spec files to put beside the plan, by path; if omitted, there is only the plan. */
  readonly files?: Readonly<Record<string, string>>;
  /** Path of the plan, if not the stack's default. */
  readonly planPath?: string;
  /** Folder that represents the AWS account. Two stacks with the same folder share an account. */
  readonly cloud?: string;
  /** Account number. A provider's `allowedAccountIds` must contain it. */
  readonly account?: string;
  /** Folder written by `Stack.keep`, from which the stack starts, config included. */
  readonly kept?: string;
  /**
   * When the engine writes the state: after each step, as for users and as interrupted updates need, or at the end of the operation, which
   * makes creating 300 resources three times as fast. The final state is the same.
   */
  readonly saves?: "each step" | "at the end";
  /** Additional environment variables of the engine and of everything that it starts. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Timeouts in milliseconds: for creating a first stack, including the build of the CLI, and for a test that runs the engine. */
export const timeouts = { first: 15 * 60_000, test: 2 * 60_000 } as const;

/** Account number for tests that do not depend on one. */
export const testAccount = "123456789012";

/**
 * Creates a stack of `plan` (a plan, its text, or nothing for a stack without one) and its project folder. Call `dispose()` at the end of
 * the test. Throws when there is no CLI.
 */
export async function createStack(plan: Plan | string | undefined, options: StackOptions = {}): Promise<Stack> {
  const { dist } = await buildForEngine();
  const name = options.stack ?? (typeof plan === "object" ? plan.environment : "test");
  const stack = await emptyStack(name, "project", options);
  const { project } = stack.setup;
  mkdirSync(join(project, "generated"), { recursive: true });
  cpSync(join(projectRoot, "Pulumi.yaml"), join(project, "Pulumi.yaml"));
  cpSync(dist, join(project, "dist"), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(project, "node_modules"));
  symlinkSync(join(projectRoot, "generated", "sdk"), join(project, "generated", "sdk"));
  if (plan !== undefined) stack.writePlan(plan, options.planPath);
  for (const [path, text] of Object.entries(options.files ?? {})) stack.write(path, text);
  if (options.kept === undefined) await stack.init(options.config ?? {}, options.secrets ?? {});
  else stack.bringBack(options.kept);
  return stack;
}

/**
 * A stack before anything of it exists: an account, a backend, and an environment for commands. Its project is the folder of this name,
 * which the caller makes.
 */
export async function emptyStack(name: string, projectName: string, options: StackOptions = {}): Promise<Stack> {
  const [cli, { plugins }] = await Promise.all([ensurePulumi(), buildForEngine()]);
  const folder = mkdtempSync(join(tmpdir(), "platform-engine-"));
  const cloud = options.cloud ?? join(folder, "cloud");
  mkdirSync(cloud, { recursive: true });
  return new Stack({ cli, folder, project: join(folder, projectName), name, cloud, env: environment(folder, plugins, cloud, options) });
}

/** Isolated, with the account that the doubles stand for. */
function environment(folder: string, plugins: string, cloud: string, options: StackOptions): Record<string, string> {
  return {
    ...isolatedIn(folder, plugins),
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
