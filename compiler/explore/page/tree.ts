/** A plan value as elements: references lead to their resources, big objects open on demand. */
import type { PlanValue } from "../../plan/types.ts";
import { h } from "./dom.ts";

/** Makes the address of a resource; undefined for what is not in the plan. */
export type Link = (id: string) => string | undefined;

/** Objects with more values than this inside are closed at first, and are made when they are opened. */
const mostOpen = 14;

type Values = Readonly<Record<string, PlanValue>>;

export function valueTree(value: PlanValue, link: Link): Node {
  if (value === null || typeof value !== "object") return scalar(value);
  if (Array.isArray(value)) return entries([...(value as readonly PlanValue[]).entries()], `list of ${value.length}`, link);
  const record = value as Values;
  return expression(record, link) ?? entries(Object.entries(record), "object", link);
}

function scalar(value: null | boolean | number | string): Node {
  return h("span", { class: `value ${typeof value}` }, value === "" ? "(empty)" : String(value));
}

/** The plan's expressions in words; undefined for plain data. */
function expression(record: Values, link: Link): Node | undefined {
  if (typeof record["$ref"] === "string") return reference(record["$ref"], record["path"], link);
  if (typeof record["$data"] === "string") return word("looked up", `${record["$data"]}${path(record["path"])}`);
  if (typeof record["$config"] === "string") return word("stack config", record["$config"]);
  if (Array.isArray(record["$concat"])) {
    return h("span", { class: "concat" }, ...(record["$concat"] as readonly PlanValue[]).map((part) => valueTree(part, link)));
  }
  if ("$json" in record) return h("span", {}, h("span", { class: "tag" }, "JSON"), " ", valueTree(record["$json"], link));
  if ("$secret" in record) return h("span", {}, h("span", { class: "tag" }, "secret"), " ", valueTree(record["$secret"], link));
  if ("$literal" in record) return valueTree(record["$literal"], link);
  if (!("$if" in record)) return undefined;
  const { config, matches } = record["$if"] as { readonly config: string; readonly matches?: string };
  const test = `if ${config} ${matches === undefined ? "is set" : `matches ${matches}`}`;
  return h(
    "span",
    {},
    h("span", { class: "tag" }, test),
    " ",
    valueTree(record["then"]!, link),
    h("span", { class: "tag" }, "else"),
    " ",
    valueTree(record["else"]!, link),
  );
}

function reference(id: string, steps: PlanValue | undefined, link: Link): Node {
  const href = link(id);
  const text = `${id}${path(steps)}`;
  return href === undefined ? h("span", { class: "value" }, text) : h("a", { href, class: "reference" }, text);
}

function path(steps: PlanValue | undefined): string {
  return ((steps ?? []) as readonly PlanValue[]).map((step) => `.${typeof step === "object" ? JSON.stringify(step) : step}`).join("");
}

function word(tag: string, text: string): Node {
  return h("span", {}, h("span", { class: "tag" }, tag), " ", h("span", { class: "value" }, text));
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

/** What is left of `budget` when every value inside is counted; stops where nothing is left. */
function within(list: readonly (readonly [string | number, PlanValue])[], budget: number): number {
  let left = budget;
  for (const [, value] of list) {
    left--;
    if (left <= 0) return 0;
    if (value !== null && typeof value === "object") left = within(Object.entries(value) as [string, PlanValue][], left);
  }
  return left;
}
