/** ARNs in policies of a plan, as patterns: the form is known before deployment, even where names are not. */
import { exampleArn } from "../../aws/arns.ts";
import { parse } from "../../plan/expressions.ts";
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanValue } from "../../plan/types.ts";

/** The ARN with `x` for unknown names; undefined if its form is unknown as well. */
export function arnPattern(view: PlanReader, value: PlanValue): string | undefined {
  const node = parse(value);
  if (node.kind === "scalar") return String(node.value);
  if (node.kind === "data" || node.kind === "config") return "x";
  if (node.kind === "concat") {
    const parts = node.parts.map((part) => arnPattern(view, part));
    return parts.includes(undefined) ? undefined : parts.join("");
  }
  if (node.kind !== "ref") return undefined;
  const [output] = node.path;
  const arn = exampleArn(view.byId(node.id)?.type ?? "");
  if (output === "arnWithoutRevision") return arn?.replace(/:[^:]*$/, "");
  return output === "arn" ? arn : "x";
}
