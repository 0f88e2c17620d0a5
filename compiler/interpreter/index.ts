/**
 * The Pulumi program, the same for every plan: it reads the stack's plan and registers the resources in it. It contains no code for any
 * module, key or resource type. It reports all problems before it registers the first resource.
 */
import * as log from "@pulumi/pulumi/log/index.js";
import type { Output } from "@pulumi/pulumi/output.js";
import type { Plan } from "../plan/types.ts";
import { failureHook, places, specLocator } from "./failure-causes.ts";
import { settle } from "./conditions.ts";
import { readConfig } from "./config.ts";
import type { ConfigValues } from "./config.ts";
import type { DataFailure } from "./data.ts";
import { callData } from "./data.ts";
import type { Scope } from "./evaluate.ts";
import { checkFreshness } from "./freshness.ts";
import type { LoadedPlan } from "./load.ts";
import { list, loadPlan } from "./load.ts";
import type { Locate } from "./spec-positions.ts";
import { Providers } from "./providers.ts";
import { checkProviderConfig, overruled } from "./provider-config.ts";
import { dropDebugMessages } from "./debug-messages.ts";
import { Refusal, ending, refuse } from "./refusal.ts";
import { register } from "./resources.ts";
import { Sdk } from "./sdk.ts";
import type { Stack } from "./stack.ts";
import { currentStack } from "./stack.ts";
import { leaveTracesToV8 } from "./stack-traces.ts";
import { checkTypes } from "./check-types.ts";
import { installedCompiler } from "./recompile.ts";
import { printableLines } from "../diagnostics/render/printable.ts";

/** Runs the plan of the current stack and returns the stack's outputs. */
export default async function program(): Promise<Record<string, unknown>> {
  leaveTracesToV8();
  dropDebugMessages();
  try {
    const stack = currentStack();
    const { plan, ...checked } = await prepare(stack);
    return await run(plan, checked);
  } catch (error) {
    throw error instanceof Refusal ? ending(printableLines(error.message)) : error;
  }
}

/** Everything that can be refused before a provider is asked. */
async function prepare(stack: Stack): Promise<Checked & { readonly plan: Plan }> {
  try {
    const loaded = loadPlan(stack);
    const note = await checkFreshness(loaded, stack, installedCompiler);
    if (note !== undefined) void log.info(printableLines(note));
    const sdk = new Sdk();
    checkTables(loaded, sdk);
    const { plan, config } = withConfig(loaded.plan, stack, sdk);
    for (const warning of overruled(plan, stack)) void log.warn(printableLines(warning));
    return { plan, loaded, stack, sdk, config };
  } catch (error) {
    // What a plan can still do to the checks, such as nesting deeper than the stack, is the plan's fault.
    if (error instanceof Refusal) throw error;
    return refuse(`The plan of stack ${stack.name} cannot be read: ${(error as Error).message}`, "npx platform-compile generate");
  }
}

interface Checked {
  readonly loaded: LoadedPlan;
  readonly stack: Stack;
  readonly sdk: Sdk;
  readonly config: ConfigValues;
}

/** Calls the plan's functions, then registers its resources. */
async function run(plan: Plan, { loaded, stack, sdk, config }: Checked): Promise<Record<string, unknown>> {
  const results = new Map<string, Output<unknown>>();
  const scope: Scope = { config, preview: stack.preview, data: (id) => present(results, id), output: (id) => present(new Map(), id) };
  const providers = new Providers(plan, stack, sdk, scope);
  const locator = specLocator(loaded, stack);
  const failures = await callData({ plan, sdk, scope, providers, results });
  if (failures.length > 0) refuse(explain(failures, await locator()));
  return register({ plan, stack, sdk, scope, providers, hook: failureHook(plan, locator) });
}

function checkTables({ plan, path, remedy }: LoadedPlan, sdk: Sdk): void {
  const problems = checkTypes(plan, sdk);
  if (problems.length > 0)
    refuse(`${path} was compiled by another version of platform-compile than the installed one:\n${list(problems)}`, "npm ci", remedy);
}

/** The plan with the stack's config applied. Reports all missing and malformed config at once. */
function withConfig(planned: Plan, stack: Stack, sdk: Sdk): { readonly plan: Plan; readonly config: ConfigValues } {
  const { values, problems: own } = readConfig(planned.config, stack);
  const problems = [...own, ...checkProviderConfig(planned, stack, sdk)];
  const settled = problems.length > 0 ? { plan: planned, problems } : settle(planned, values);
  if (settled.problems.length > 0)
    refuse(`Stack config of ${stack.name} is incomplete or invalid:\n${settled.problems.map((problem) => `  ${problem}`).join("\n")}`);
  return { plan: settled.plan, config: values };
}

function explain(failures: readonly DataFailure[], locate: Locate): string {
  const lines = failures.map(({ id, call, message }) => {
    const causes = places(Object.values(call.from ?? {}).flat(), locate);
    return [`${id} (${call.function}) could not be looked up: ${message}`, ...causes].join("\n");
  });
  return lines.join("\n");
}

function present<V>(map: ReadonlyMap<string, V>, id: string): V {
  const found = map.get(id);
  if (found === undefined) throw new Error(`${id} is not available yet`);
  return found;
}
