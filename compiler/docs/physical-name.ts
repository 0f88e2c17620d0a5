/** The names of resources in AWS. */
import { parse, pathText } from "../plan/expressions.ts";
import type { PlanResource, PlanValue } from "../plan/types.ts";
import { member } from "../plan/values.ts";

/** Properties that may hold a resource's physical name, in order of preference. */
const nameProperties = ["identifier", "replicationGroupId", "bucket", "name", "family", "policyName", "domainName", "dashboardName"];

/** The physical name; undefined if the resource has none. Parts that are only known at deployment are shown as `<…>`. */
export function physicalName({ inputs }: PlanResource): string | undefined {
  for (const property of nameProperties) {
    const text = nameText(inputs[property]);
    if (text !== undefined) return text;
  }
  return nameText(member(inputs["tags"], "Name"));
}

function nameText(value: PlanValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  const node = parse(value ?? null);
  return node.kind === "concat" ? node.parts.map(partText).join("") : undefined;
}

function partText(part: PlanValue): string {
  const node = parse(part);
  switch (node.kind) {
    case "scalar":
      return String(node.value);
    case "data":
      return node.id === "caller-identity" ? "<account>" : `<${node.id}${pathText(node.path)}>`;
    case "ref":
      return `<${node.id}${pathText(node.path)}>`;
    case "config":
      return `<${node.key}>`;
    default:
      return "<…>";
  }
}
