/** Stacks of the frozen specs: plans run by the same Pulumi.yaml that users run, with images set as CI sets them. */
import { expect } from "vitest";
import { walk } from "../../../compiler/plan/expressions.ts";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import type { StackOptions } from "./harness.ts";
import { createStack } from "./harness.ts";
import { open } from "../../../tools/fixtures/open.ts";
import type { Result, Stack } from "./stack.ts";

/** The account of the frozen specs. */
export const account = "412356789014";

const image = (name: string): string => `${account}.dkr.ecr.eu-central-1.amazonaws.com/realtime-${name}:3f2a9c1`;

/** Stack config that the frozen plans require. */
export const images = { apiImage: image("api"), realtimeImage: image("realtime"), workerImage: image("worker") } as const;

/** Stack config for the keys that a plan requires: a spec with other services has other images. */
export function imagesOf(plan: Plan): Record<string, string> {
  const keys = Object.keys(plan.config).filter((key) => key.endsWith("Image"));
  return Object.fromEntries(keys.map((key) => [key, image(key.replace("Image", ""))]));
}

/** Stack config of the project, as Pulumi passes it to a program. */
export function stackConfig(config: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [`platform:${key}`, value]));
}

/** A stack of a plan without spec files, in the frozen specs' account, with its images set. */
export function stackOf(plan: Plan, options: StackOptions = {}): Promise<Stack> {
  return createStack(plan, { account, config: imagesOf(plan), ...options });
}

/** The plan of a frozen spec without protection. */
export function openPlan(name: string): Plan {
  return planOf(name, open);
}

/** Fails the test with the engine's output. */
export function succeeded(result: Result): Result {
  if (result.code !== 0) expect.fail(`ended with ${result.code}:\n${result.text.slice(-8000)}`);
  return result;
}

/** Operations other than `same`, by logical name. */
export function changed({ operations }: Pick<Result, "operations">): Record<string, string> {
  return Object.fromEntries(Object.entries(operations).filter(([, operation]) => operation !== "same"));
}

/** Every resource of the plan with this operation. */
export function all(plan: Plan, operation: string): Record<string, string> {
  return Object.fromEntries(plan.resources.map(({ id }) => [id, operation]));
}

/** Operations on provider resources, without components, providers and the stack. */
export function ofResources({ operations }: Pick<Result, "operations">): Record<string, string> {
  return Object.fromEntries(Object.entries(operations).filter(([name]) => !name.includes(":")));
}

/** Every edge of the plan, from a resource to one that it needs. */
export function edges({ resources }: Plan): [from: string, to: string][] {
  return resources.flatMap(({ id, inputs, options }) => {
    const found = new Set(options.dependsOn ?? []);
    walk(inputs, ({ $ref }) => {
      if (typeof $ref === "string") found.add($ref);
    });
    return [...found].map((to): [string, string] => [id, to]);
  });
}

/** Edges of the plan whose dependent resource was created before its dependency existed, or whose ends were not created. */
export function unordered(plan: Plan, stack: Stack): [from: string, to: string][] {
  const creates = stack.calls().filter(({ method, preview, error }) => method === "create" && preview !== true && error === undefined);
  const byName = new Map(creates.map((call) => [nameOf(call.urn), call]));
  return edges(plan).filter(([from, to]) => !((byName.get(from)?.started ?? 0) > (byName.get(to)?.finished ?? Infinity)));
}

/** Logical name in a URN. */
export function nameOf(urn = ""): string {
  return urn.split("::").at(-1) ?? urn;
}

/** Logical names of what exists in the account, sorted. */
export function existing(stack: Stack): string[] {
  return stack
    .existing()
    .map(({ urn }) => nameOf(urn))
    .sort();
}

/** What stays in the account after the plan's stack is destroyed: retained resources, unless they go with their parent. */
export function remains({ resources }: Plan): string[] {
  const deleted = new Set(resources.filter((resource) => !stays(resource)).map(({ id }) => id));
  const goes = ({ type, inputs }: PlanResource): boolean => {
    const parent = (inputs["secretId"] as { $ref?: string } | undefined)?.$ref;
    return type.startsWith("aws:secretsmanager/") && parent !== undefined && deleted.has(parent);
  };
  return resources
    .filter((resource) => stays(resource) && !goes(resource))
    .map(({ id }) => id)
    .sort();
}

/** Does AWS keep the resource when the program drops it? */
export function stays({ type, inputs, options }: PlanResource): boolean {
  return type.startsWith("aws:") && (options.retainOnDelete === true || inputs["skipDestroy"] === true);
}

/** Values in the account that must never appear anywhere: passwords, tokens, contents of secrets. */
export async function secretValues(stack: Stack): Promise<string[]> {
  const { stdout } = await stack.must(["stack", "export", "--show-secrets"]);
  const { deployment } = JSON.parse(stdout) as { deployment: { resources: { type: string; outputs?: Record<string, unknown> }[] } };
  return deployment.resources.flatMap(({ type, outputs = {} }) => {
    if (type !== "random:index/randomPassword:RandomPassword") return [];
    const result = outputs["result"] as string | { plaintext?: string };
    return typeof result === "string" ? result : (JSON.parse(result.plaintext ?? '""') as string);
  });
}
