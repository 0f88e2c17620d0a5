/** Which values are secrets, by where they come from. */
import { tellsSecret } from "../../model/secret-names.ts";
import { parse, walk } from "../../plan/expressions.ts";
import type { PlanValue } from "../../plan/types.ts";
import { records } from "../../plan/values.ts";
import { secretProperties } from "../../provider/secrets.ts";
import { textIn } from "./rendered.ts";
import { containers, type PolicyView } from "./view.ts";

/** A parameter of Systems Manager, which is a secret only as a SecureString. */
export const parameter = "aws:ssm/parameter:Parameter";

/**
 * Is a part of the value read from a secret, or, unless `besidesConfig`, marked as one? Only values of `view.original` have marks: the view
 * evaluates them.
 */
export function holdsSecret(view: PolicyView, value: PlanValue | undefined, besidesConfig = false): boolean {
  let found = false;
  walk(value, (object) => {
    const node = parse(object);
    if (node.kind === "secret") found ||= !besidesConfig;
    else if (node.kind === "config") found ||= !besidesConfig && view.plan.config[node.key]?.secret === true;
    else if (node.kind === "data") found ||= /^aws:(ssm|secretsmanager)\/get/.test(view.plan.data[node.id]?.function ?? "");
    else if (node.kind === "ref") found ||= isSecretOutput(view, node.id, String(node.path[0]));
  });
  return found;
}

/** Plain variables of containers that are secrets, by their name or by where their value comes from. */
export function* secretVariables(view: PolicyView): Iterable<{ readonly task: string; readonly name: string }> {
  for (const { resource, container } of containers(view)) {
    for (const { name, value } of records(container["environment"]))
      if (tellsSecret(String(name)) || holdsSecret(view, value)) yield { task: resource.id, name: String(name) };
  }
}

function isSecretOutput(view: PolicyView, id: string, output: string): boolean {
  const target = view.byId(id);
  if (target === undefined || !secretProperties(target.type).secretOutputs.includes(output)) return false;
  return target.type !== parameter || textIn(view, target.inputs["type"]) !== "String";
}
