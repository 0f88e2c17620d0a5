/**
 * compiler/modules/ids.json: every logical id that any combination of switches creates, with its type. Ids are an API, because a stack's
 * state refers to them. An id never leaves the ledger: one that is no longer planned must be an alias of its successor.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lowerEnvironment } from "../../compiler/modules/lower.ts";
import type { Plan } from "../../compiler/plan/types.ts";
import { mergeLayers } from "../../compiler/source/merge.ts";
import { environmentOf } from "../fixtures/specs.ts";
import { axes, choose, productAxes } from "../matrix/axes.ts";
import { base } from "../matrix/base.ts";
import { pairwise } from "../matrix/pairwise.ts";
import { projectRoot } from "./packages.ts";
import { frozenSpecs } from "../fixtures/project.ts";

export const idsFile = "compiler/modules/ids.json";

/** The matrix is in us-east-1, where the alarm on a health check needs no second topic. */
const outsideOfUsEast1 = { route53: { route53HealthCheckPath: "/api/health" } };

/** Plans that together contain every resource that the switches can create. */
export function plansOfAllShapes(): readonly Plan[] {
  const frozen = frozenSpecs.map((name) => environmentOf(name));
  const rows = [...pairwise(axes.map(({ values }) => values.length)), ...largestShapes()];
  const shapes = rows.map((row) => environmentOf("prod", mergeLayers([choose(row).over, base])));
  return [...frozen, ...shapes, environmentOf("prod", outsideOfUsEast1)].map(lowerEnvironment);
}

/**
 * The last value of every axis, which plans most, and the combinations that differ from it in one axis of the full product: some ids need
 * more than two switches, such as an alarm of the sixth NAT gateway.
 */
function largestShapes(): readonly (readonly number[])[] {
  const largest = axes.map(({ values }) => values.length - 1);
  const others = productAxes.flatMap(({ values }, axis) => values.slice(0, -1).map((_, value) => largest.with(axis, value)));
  return [largest, ...others];
}

/** The committed ledger: id to type. */
export function ledger(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(join(projectRoot, idsFile), "utf8")) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}

/** The ledger plus everything that is planned now. Nothing is ever removed. */
export function idFiles(): Map<string, string> {
  const ids: Record<string, string> = { ...ledger() };
  for (const plan of plansOfAllShapes()) for (const { id, type } of plan.resources) ids[id] = type;
  const sorted = Object.fromEntries(
    Object.keys(ids)
      .sort()
      .map((id) => [id, ids[id]]),
  );
  return new Map([[idsFile, `${JSON.stringify(sorted, null, 2)}\n`]]);
}
