/** Texts that `why` and `trace` share. */
import { parse, referenceText } from "../plan/expressions.ts";
import type { PlanValue } from "../plan/types.ts";
import { cut } from "../diagnostics/render/shorten.ts";
import { valueText } from "../reference/effect-words.ts";
import type { Cause, KeyCause, Place, Statement } from "./cause.ts";

const longest = 72;

/** A value of the plan on one line: `vpc.id`, `"https://${alb.dnsName}"`, `2 if config apiImage, else 0`. */
export function planText(value: PlanValue, most = longest): string {
  return cut(textOf(value), most);
}

function textOf(value: PlanValue): string {
  const node = parse(value);
  switch (node.kind) {
    case "ref":
    case "data":
    case "config":
      return referenceText(node);
    case "list":
      return `[${node.items.map(textOf).join(", ")}]`;
    case "map":
      return `{${Object.entries(node.entries)
        .map(([name, inner]) => `${name}: ${textOf(inner)}`)
        .join(", ")}}`;
    case "concat":
      return node.parts.map((part) => (typeof part === "string" ? part : `\${${textOf(part)}}`)).join("");
    case "json":
      return textOf(node.document);
    case "subnet":
      return `subnet ${node.number} of ${textOf(node.block)} with ${node.newBits} more bits`;
    case "secret":
      return `secret ${textOf(node.value)}`;
    case "if":
      return `${textOf(node.then)} if config ${node.condition.config}, else ${textOf(node.else)}`;
    default:
      return node.value === null ? "null" : valueText(node.value, Infinity);
  }
}

export function placeText({ file, line }: Place): string {
  return `${file}:${line}`;
}

/** `spec/prod.yaml:31`, `default of class prod`, `not set`. */
export function originText({ origin, statement, defaultOfClass }: KeyCause): string {
  if (origin === "set") return placeText(statement!.place);
  const reset = statement === undefined ? "" : `, reset at ${placeText(statement.place)}`;
  if (origin === "unset") return `not set${reset}`;
  return `${defaultOfClass === undefined ? "default" : `default of class ${defaultOfClass}`}${reset}`;
}

/** Lines of parents: `spec/base.yaml:12 (db.t3.medium)`. */
export function statementText({ place, value }: Statement): string {
  return `${placeText(place)} (${value === null ? "reset" : valueText(value, 40)})`;
}

/** One line of a cause, without its place: `rds.rdsInstanceClass = db.m6g.large`. */
export function causeText(cause: Cause): string {
  if (cause.kind === "rule") return `rule ${cause.rule}`;
  return cause.value === undefined ? cause.key : `${cause.key} = ${valueText(cause.value, 40)}`;
}
