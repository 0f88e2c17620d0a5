/** Rules that a change violates, mends and leaves as they are, and the waivers that it adds and drops. */
import type { ExploreRule, PageChange } from "../change-types.ts";
import type { PlanWaiver } from "../../plan/types.ts";
import { h, prose } from "./dom.ts";
import { growingList } from "./more.ts";

export function policyChange({ rules }: PageChange): readonly Node[] {
  if (rules === undefined) return [h("p", {}, "What the change violates is unknown: a side is a plan without its spec.")];
  const { violated, fixed, unchanged, waived, unwaived } = rules;
  return [
    ...list("Newly violated", "+", "deleted", violated, ruleItem),
    ...list("Mended", "−", "created", fixed, ruleItem),
    ...list("Violated before and after", "=", "unchanged", unchanged, ruleItem),
    ...(waived.length === 0 ? [] : list("Newly waived", "+", "updated", waived, waiverItem)),
    ...(unwaived.length === 0 ? [] : list("No longer waived", "−", "updated", unwaived, waiverItem)),
  ];
}

function list<T>(
  title: string,
  sign: string,
  style: string,
  items: readonly T[],
  item: (value: T) => readonly (Node | string)[],
): readonly Node[] {
  const mark = () => h("span", { class: `sign ${style}`, "aria-hidden": "true" }, sign);
  const heading = h("h3", {}, `${title} (${items.length})`);
  if (items.length === 0) return [heading, h("p", {}, "None.")];
  return [heading, ...growingList("rules", items, (value) => h("li", {}, mark(), ...item(value)))];
}

function ruleItem({ rule, severity, key, message }: ExploreRule): readonly (Node | string)[] {
  return [h("code", {}, rule), h("span", { class: "tag" }, severity), key === undefined ? "" : h("code", {}, key), ": ", ...prose(message)];
}

function waiverItem({ rule, key = [], resource = [], reason, until }: PlanWaiver): readonly (Node | string)[] {
  const subject = [key, resource].flat().join(", ");
  return [h("code", {}, rule), ` ${subject === "" ? "" : `for ${subject} `}until `, h("time", {}, until), `: ${reason}`];
}
