/** Text of values in policies: identities and ARNs of this account and of the plan are written out, everything else unknown is marked. */
import { parse } from "../../plan/expressions.ts";
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { list, member } from "../../plan/values.ts";

/** Stands for text that is known only at deployment and could be anything. */
export const anything = "\uFFFD";

/** Outputs that identify a resource. AWS or the provider makes them, so they contain no wildcard and no other account. */
const identity = /(^|[a-z])(arn|id|name|bucket|url|endpoint|uniqueId|arnWithoutRevision)$/i;

/** Outputs that are an ARN of the resource. */
const arn = /arn(WithoutRevision)?$/i;

const plannedName = "planned-";
const plannedArn = "arn:aws:planned::";

/**
 * The text of a value, as far as it is known before deployment. The account of the deployment is its id; an ARN of a planned resource is
 * an ARN of that account; another identifier of a planned resource is `planned-<id>`. All other unknown parts are `anything`.
 */
export function textIn(reader: PlanReader, value: PlanValue | undefined): string {
  const found = reader.resolve(value);
  if (found.state === "absent") return "";
  if (found.state === "known") return typeof found.value === "object" ? anything : String(found.value);
  return rendered(reader, found.value);
}

function rendered(reader: PlanReader, value: PlanValue): string {
  const node = parse(value);
  switch (node.kind) {
    case "scalar":
      return String(node.value);
    case "concat":
      return node.parts.map((part) => rendered(reader, part)).join("");
    case "data":
      return isAccountId(node.id, node.path) ? accountOf(reader) : anything;
    case "ref": {
      const output = String(node.path.at(-1));
      if (!isMadeByAws(reader.byId(node.id), node.path) || !identity.test(output)) return anything;
      return arn.test(output) ? `${plannedArn}${accountOf(reader)}:${node.id}` : `${plannedName}${node.id}`;
    }
    default:
      return anything;
  }
}

/** Is the text how `textIn` writes an identifier of the planned resource? */
export function isIdentifierOf(reader: PlanReader, id: string, text: string): boolean {
  return text === `${plannedName}${id}` || text === `${plannedArn}${accountOf(reader)}:${id}`;
}

/** What people wrote can be anything: the id of a random text is the text, and tags have any names. */
function isMadeByAws(target: PlanResource | undefined, path: readonly unknown[]): boolean {
  if (target === undefined || target.type.startsWith("random:")) return false;
  const [first] = path;
  return path.length === 1 || (typeof first === "string" && !first.startsWith("tags") && member(target.inputs, first) === undefined);
}

function isAccountId(id: string, path: readonly unknown[]): boolean {
  return id === "caller-identity" && path.length === 1 && path[0] === "accountId";
}

/**
 * The account that the plan is deployed to: the provider refuses every other one. A spec need not state it; then only what is looked up is
 * certain to be of this account, and an account id in a policy is not.
 */
export function accountOf({ plan }: Pick<PlanReader, "plan">): string {
  return String(list(plan.providers["aws"]?.inputs["allowedAccountIds"])[0] ?? "account-of-the-deployment");
}

/** Could the text be anything before deployment, in whole or in part? */
export function isUncertain(text: string): boolean {
  return text.includes(anything);
}
