/** From the words of a question to its answer. */
import { nearest } from "../diagnostics/nearest.ts";
import { arnForms } from "../aws/arns.ts";
import { isKnownAction, knownActions } from "../aws/iam-catalogue.ts";
import type { Plan } from "../plan/types.ts";
import { PolicyView } from "../rules/shared/view.ts";
import { targetPatterns } from "./attached.ts";
import { UnknownParts } from "./match.ts";
import type { WhoCan } from "./types.ts";
import { whoCan } from "./who-can.ts";

/** What is wrong with a question, and what would be right. */
export interface Misasked {
  readonly problem: string;
  readonly help: string;
}

/** Answers for an action such as `sqs:SendMessage` or `kms:*`, and the logical id or ARN of a resource, or `*` for any. */
export function ask(plan: Plan, action: string, resource: string): WhoCan | Misasked {
  const wrong = wrongAction(action);
  if (wrong !== undefined) return wrong;
  const view = new PolicyView(plan);
  const unknown = new UnknownParts();
  if (resource === "*" || resource.startsWith("arn:")) return whoCan(view, { action, resource }, { action, targets: [resource] }, unknown);
  const target = view.byId(resource);
  if (target === undefined) {
    return { problem: `no resource ${resource} in ${plan.environment}`, help: nearIds(plan, resource) };
  }
  const targets = targetPatterns(view, target, unknown.mark);
  if (targets.length > 0) return whoCan(view, { action, resource }, { action, targets }, unknown);
  return {
    problem: `${resource} is a ${target.type}, whose ARN has no known form`,
    help: "specify an ARN, with * for what you do not know",
  };
}

function wrongAction(action: string): Misasked | undefined {
  if (action === "*" || /^[a-z][a-z0-9-]*:[a-z*?][a-z0-9*?]*$/i.test(action)) {
    const service = action.split(":")[0]!.toLowerCase();
    if (action === "*" || knownActions(service).length === 0 || isKnownAction(action)) return undefined;
    const near = nearest(action, knownActions(service));
    return { problem: `AWS has no action ${action}`, help: near === undefined ? `name an action of ${service}` : `did you mean ${near}?` };
  }
  return {
    problem: `${action} is not an IAM action`,
    help: "an action is a service and an operation, with or without wildcards: sqs:SendMessage, kms:*",
  };
}

/** The nearest logical id; otherwise those that begin with the same word. */
function nearIds({ resources }: Plan, resource: string): string {
  const near = nearest(
    resource,
    resources.map(({ id }) => id),
  );
  if (near !== undefined) return `did you mean ${near}?`;
  const [word = ""] = resource.split("-");
  const ids = resources.filter(({ id, type }) => id.startsWith(`${word}-`) && arnForms(type).length > 0).map(({ id }) => id);
  return ids.length === 0 ? "specify a logical id, an ARN or *" : `specify a logical id, such as ${ids.slice(0, 6).join(", ")}, or an ARN`;
}
