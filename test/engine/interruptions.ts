/** Updates that are interrupted at random points: which points, and what must be true afterwards. */
import { expect } from "vitest";
import type { Plan } from "../../compiler/plan/types.ts";
import { planOf } from "../support/plan.ts";
import { nameOf } from "./shipped.ts";
import type { Stack } from "./stack.ts";
import { subplan } from "./subplan.ts";

/** Part of dev with resources of many kinds: fixed names and ids that AWS gives, secrets, policies, what is put by its parent's key. */
export const plan: Plan = subplan(
  planOf("dev"),
  "redis-secret-version",
  "rds-parameters",
  "sqs-push-redrive",
  "sqs-push-dlq-policy",
  "sqs-offline-redrive",
  "ecr-realtime-lifecycle",
  "ecs-logs-api",
  "ecr-api-lifecycle",
  "vpc-flow-log",
);

/** How many creations an uninterrupted update makes. */
export const size = plan.resources.length;

/** `count` different numbers of 1…size, the same ones for the same seed. */
export function randomPoints(seed: number, count = 25): number[] {
  const all = Array.from({ length: size }, (_, index) => index + 1);
  let state = seed;
  for (let index = all.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (index + 1);
    [all[index], all[other]] = [all[other] as number, all[index] as number];
  }
  return all.slice(0, count).sort((a, b) => a - b);
}

/** Names of resources that were created other than once, as AWS saw it: creations that took effect. */
export function createdTwice(stack: Stack): string[] {
  const done = stack.calls().filter(({ method, error, finished }) => method === "create" && error === undefined && finished !== undefined);
  const names = done.map(({ urn }) => nameOf(urn));
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** After recovery everything of the plan exists once, in the account and in the state, and nothing else does. */
export async function expectWhole(stack: Stack): Promise<void> {
  const aws = plan.resources.filter(({ type }) => type.startsWith("aws:")).map(({ id }) => id);
  expect(
    stack
      .existing()
      .map(({ urn }) => nameOf(urn))
      .sort(),
  ).toEqual(aws.sort());
  const state = (await stack.export()).filter(({ type }) => !/^(pulumi|platform):/.test(type));
  expect(state.map(({ urn }) => nameOf(urn)).sort()).toEqual(plan.resources.map(({ id }) => id).sort());
  const ids = new Map(stack.existing().map(({ urn, id }) => [nameOf(urn), id]));
  for (const { urn, id, type } of state)
    if (type.startsWith("aws:")) expect([nameOf(urn), id]).toEqual([nameOf(urn), ids.get(nameOf(urn))]);
}
