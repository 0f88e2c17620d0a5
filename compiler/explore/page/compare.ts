/** Compares two environments: resources that only one of them has, and properties that differ by more than the environment's name. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { h, inSlices } from "./dom.ts";
import type { Environment } from "./model.ts";
import { valueTree, type Link } from "./tree.ts";
import { whyOf } from "./why.ts";

export type Difference = "left" | "right" | "differs" | "same";

/** The mark before a resource's id in the list, and its meaning. */
export function markOf(difference: Difference, left: Environment, right: Environment): { sign: string; meaning: string; name: string } {
  const marks = {
    left: { sign: "−", meaning: `only in ${left.environment}` },
    right: { sign: "+", meaning: `only in ${right.environment}` },
    differs: { sign: "≠", meaning: "differs" },
    same: { sign: "=", meaning: "the same" },
  };
  return { ...marks[difference], name: difference };
}

/**
 * The difference for every id of either environment, in the order of the left plan, then the right. Runs in slices. Undefined if `signal`
 * was aborted.
 */
export async function compareAll(
  left: Environment,
  right: Environment,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Difference> | undefined> {
  const [mine, theirs] = [plainNames(left), plainNames(right)];
  const found = new Map<string, Difference>();
  const ids = [...new Set([...left.byId.keys(), ...right.byId.keys()])];
  const whole = await inSlices(ids, (id) => found.set(id, compareOne(left.byId.get(id), right.byId.get(id), mine, theirs)), signal);
  return whole ? found : undefined;
}

function compareOne(a: PlanResource | undefined, b: PlanResource | undefined, mine: Plain, theirs: Plain): Difference {
  if (a === undefined) return "right";
  if (b === undefined) return "left";
  return mine([a.type, a.inputs]) === theirs([b.type, b.inputs]) ? "same" : "differs";
}

type Plain = (value: unknown) => string;

/** JSON without the parts that only identify the environment: the name's stem, and the hash suffix of replaceable resources. */
function plainNames({ project, environment }: Environment): Plain {
  const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const stem = new RegExp(`${escape(`${project}-${environment}`)}(?:-[0-9a-f]{6}\\b)?`, "g");
  return (value) =>
    JSON.stringify(value)
      .replaceAll(stem, "‹name›")
      .replaceAll(/(‹name›[\w-]*)-[0-9a-f]{6}\b/g, "$1-‹hash›");
}

/** The numbers of resources by how they differ, in words. */
export function differenceSummary(found: ReadonlyMap<string, Difference>, one: Environment, other: Environment): string {
  const counts = { left: 0, right: 0, differs: 0, same: 0 };
  for (const difference of found.values()) counts[difference]++;
  return `${counts.differs} resources differ, ${counts.left} are only in ${one.environment}, ${counts.right} only in ${other.environment}, ${counts.same} are identical except for names.`;
}

/** One resource of both environments, with its properties side by side. */
export function comparisonDetail(left: Environment, right: Environment, id: string, links: readonly [Link, Link]): readonly Node[] {
  const title = h("h2", { tabindex: -1, id: "title" }, id);
  const [a, b] = [left.byId.get(id), right.byId.get(id)];
  const [mine, theirs] = [plainNames(left), plainNames(right)];
  const properties = [...new Set([...Object.keys(a?.inputs ?? {}), ...Object.keys(b?.inputs ?? {})])].sort();
  const rows = properties.map((property) => {
    const [x, y] = [a?.inputs[property], b?.inputs[property]];
    const same = x !== undefined && y !== undefined && mine(x) === theirs(y);
    return {
      same,
      row: h(
        "tr",
        { class: same ? "same" : "differs" },
        h("th", { scope: "row" }, property),
        cell(left, x, links[0], why(left, a, property)),
        cell(right, y, links[1], why(right, b, property)),
      ),
    };
  });
  const differing = rows.filter(({ same }) => !same).map(({ row }) => row);
  const equal = rows.filter(({ same }) => same).map(({ row }) => row);
  const head = h("tr", {}, ...["Property", left.environment, right.environment].map((text) => h("th", { scope: "col" }, text)));
  const facts = h("p", { class: "facts" }, h("code", {}, (a ?? b)?.type ?? ""), ` ${presence(a, b, left, right)}`);
  if (a === undefined && b === undefined) return [title, h("p", {}, "Neither environment has this resource.")];
  return [
    title,
    facts,
    h("h3", {}, `${differing.length} of ${rows.length} inputs differ`),
    h("table", { class: "inputs compared" }, h("thead", {}, head), h("tbody", {}, ...differing, ...equal)),
  ];
}

function presence(a: PlanResource | undefined, b: PlanResource | undefined, left: Environment, right: Environment): string {
  if (a === undefined) return `only in ${right.environment}`;
  return b === undefined ? `only in ${left.environment}` : `in ${left.environment} and ${right.environment}`;
}

function why(environment: Environment, resource: PlanResource | undefined, property: string): HTMLElement | undefined {
  return whyOf(environment, resource?.from[property]);
}

function cell({ environment }: Environment, value: PlanValue | undefined, link: Link, because: HTMLElement | undefined): HTMLElement {
  return h(
    "td",
    { "data-head": environment },
    value === undefined ? h("span", { class: "place" }, "not set") : valueTree(value, link),
    because,
  );
}
