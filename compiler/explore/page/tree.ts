/** A plan value as elements: references link to their resources, and large objects expand on demand. */
import { unparse, visit, type PlanNode, type RefNode } from "../../plan/expressions.ts";
import type { PathElement, PlanValue } from "../../plan/types.ts";
import { isList, isRecord } from "../../plan/values.ts";
import { h } from "./dom.ts";

/** Returns the URL of a resource; undefined if it is not in the plan. */
export type Link = (id: string) => string | undefined;

/** Objects with more nested values than this are collapsed, and rendered when they are expanded. */
const mostOpen = 14;

export function valueTree(value: PlanValue, link: Link): Node {
  return visit<Node>(value, {
    scalar: (node) => scalar(node.value),
    list: ({ items }) => entries([...items.entries()], `list of ${items.length}`, link),
    map: (node) => entries(Object.entries(node.entries), "object", link),
    ref: (node) => reference(node, link),
    data: ({ id, path }) => word("looked up", `${id}${steps(path)}`),
    config: ({ key }) => word("stack config", key),
    concat: ({ parts }) => h("span", { class: "concat" }, ...parts.map((part) => valueTree(part, link))),
    json: ({ document }) => h("span", {}, tag("JSON"), " ", valueTree(document, link)),
    subnet: ({ block, newBits, number }) => h("span", {}, tag(`subnet ${number}, ${newBits} more bits, of`), " ", valueTree(block, link)),
    secret: (node) => h("span", {}, tag("secret"), " ", valueTree(node.value, link)),
    if: (node) => choice(node, link),
    literal: (node) => data(node.value, link),
    malformed: (node) => entries(Object.entries(node.value), "object", link),
  });
}

function scalar(value: null | boolean | number | string): Node {
  return h("span", { class: `value ${typeof value}` }, value === "" ? "(empty)" : String(value));
}

/** Plain data, whose members are never interpreted as expressions. */
function data(value: unknown, link: Link): Node {
  const literal = (inner: PlanValue) => unparse({ kind: "literal", value: inner });
  if (isList(value)) return entries([...value.map(literal).entries()], `list of ${value.length}`, link);
  if (!isRecord(value)) return scalar(value as null | boolean | number | string);
  return entries(
    Object.entries(value).map(([key, inner]) => [key, literal(inner)] as const),
    "object",
    link,
  );
}

function choice({ condition, ...branches }: Extract<PlanNode, { readonly kind: "if" }>, link: Link): Node {
  const { config, matches } = condition;
  const test = `if ${config} ${matches === undefined ? "is set" : `matches ${matches}`}`;
  return h("span", {}, tag(test), " ", valueTree(branches.then, link), tag("else"), " ", valueTree(branches.else, link));
}

function reference({ id, path }: RefNode, link: Link): Node {
  const href = link(id);
  const text = `${id}${steps(path)}`;
  return href === undefined ? h("span", { class: "value" }, text) : h("a", { href, class: "reference" }, text);
}

function steps(path: readonly PathElement[]): string {
  return path.map((step) => `.${typeof step === "object" ? JSON.stringify(step) : step}`).join("");
}

function tag(text: string): Node {
  return h("span", { class: "tag" }, text);
}

function word(name: string, text: string): Node {
  return h("span", {}, tag(name), " ", h("span", { class: "value" }, text));
}

function entries(list: readonly (readonly [string | number, PlanValue])[], name: string, link: Link): Node {
  if (list.length === 0) return h("span", { class: "value" }, name === "object" ? "{}" : "[]");
  const table = () =>
    h(
      "dl",
      { class: "entries" },
      ...list.map(([key, value]) => h("div", {}, h("dt", {}, String(key)), h("dd", {}, valueTree(value, link)))),
    );
  if (within(list, mostOpen) > 0) return table();
  const details = h("details", {}, h("summary", {}, `${name}, ${list.length} ${list.length === 1 ? "entry" : "entries"}`));
  details.addEventListener("toggle", () => details.append(table()), { once: true });
  return details;
}

/** `budget` minus the number of nested values; stops when it is used up. */
function within(list: readonly (readonly [string | number, PlanValue])[], budget: number): number {
  let left = budget;
  for (const [, value] of list) {
    left--;
    if (left <= 0) return 0;
    if (value !== null && typeof value === "object") left = within(Object.entries(value) as [string, PlanValue][], left);
  }
  return left;
}
