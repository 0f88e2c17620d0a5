/** ARNs of planned resources and of policies, as patterns: names that the plan knows are written out. */
import { arnForms, partitionOfRegion, type ArnForm } from "../aws/arns.ts";
import { parse } from "../plan/expressions.ts";
import type { PlanReader } from "../plan/reader.ts";
import type { PlanResource, PlanValue } from "../plan/types.ts";
import { list } from "../plan/values.ts";

/** Text for a part that is known only at deployment; `part` identifies it within the plan. */
export type Unknown = (part: string) => string;

/** The account that the plan is deployed to, if the spec states it. */
export function accountOf({ plan }: Pick<PlanReader, "plan">): string | undefined {
  const [id] = list(plan.providers["aws"]?.inputs["allowedAccountIds"]);
  return typeof id === "string" ? id : undefined;
}

/** The ARNs of a resource. A form whose name the resource does not set, such as its final snapshot, is left out. */
export function arnsOf(reader: PlanReader, resource: PlanResource, unknown: Unknown): readonly ArnForm[] {
  return arnForms(resource.type).flatMap(({ kind, text }, index) => {
    const filled = filledIn(reader, resource, text, index === 0, unknown);
    return filled === undefined ? [] : [{ kind, text: filled }];
  });
}

function filledIn(reader: PlanReader, resource: PlanResource, form: string, isOwn: boolean, unknown: Unknown): string | undefined {
  const place: Readonly<Record<string, string>> = {
    partition: partitionOfRegion(reader.plan.region),
    region: regionOf(reader, resource),
    account: accountOf(reader) ?? unknown("account"),
  };
  let isComplete = true;
  // The name of a parameter begins with the slash that its ARN has already.
  const text = form.replaceAll(/(\/?)\{([^}]*)\}/g, (_, slash: string, path: string) => {
    const [names = "", otherwise] = path.split("|");
    const name = place[path] ?? named(reader, resource, names.split("."), unknown) ?? otherwise;
    // Pulumi names a resource by its logical id and random characters.
    if (name === undefined && isOwn) return `${slash}${resource.id}-${unknown(`${resource.id}.name`)}`;
    isComplete &&= name !== undefined;
    return slash === "" ? (name ?? "") : `/${(name ?? "").replace(/^\//, "")}`;
  });
  if (!isComplete) return undefined;
  return text.replaceAll("*", () => unknown(`${resource.id}.arn`));
}

/** The region of a resource: its own, or that of the environment. */
export function regionOf({ plan }: PlanReader, { inputs }: PlanResource): string {
  return typeof inputs["region"] === "string" ? inputs["region"] : plan.region;
}

/** The name at the end of a path of references. */
function named(reader: PlanReader, resource: PlanResource, path: readonly string[], unknown: Unknown): string | undefined {
  const [property = "", ...rest] = path;
  const value = resource.inputs[property];
  if (rest.length > 0) {
    const target = reader.target(value) ?? reader.targets(value)[0];
    return target === undefined ? unknown(`${resource.id}.${path.join(".")}`) : named(reader, target, rest, unknown);
  }
  if (value === undefined || value === null) return undefined;
  return textOf(reader, value, unknown).replace(/^https:\/\//, "");
}

/** The text of a value, such as an ARN in a policy. */
export function textOf(reader: PlanReader, value: PlanValue | undefined, unknown: Unknown): string {
  const found = reader.resolve(value);
  if (found.state === "absent") return "";
  if (found.state === "known") return typeof found.value === "object" ? unknown("a structure") : String(found.value);
  return rendered(reader, found.value, unknown);
}

function rendered(reader: PlanReader, value: PlanValue, unknown: Unknown): string {
  const node = parse(value);
  switch (node.kind) {
    case "scalar":
      return String(node.value);
    case "concat":
      return node.parts.map((part) => rendered(reader, part, unknown)).join("");
    case "data":
      if (node.id === "caller-identity" && node.path.join() === "accountId") return accountOf(reader) ?? unknown("account");
      return unknown(`${node.id}.${node.path.join(".")}`);
    case "ref": {
      const output = String(node.path.at(-1));
      const target = reader.byId(node.id);
      const arn = target === undefined || !/^arn(WithoutRevision)?$/.test(output) ? undefined : arnsOf(reader, target, unknown)[0]?.text;
      if (arn !== undefined) return output === "arn" ? arn : arn.slice(0, arn.lastIndexOf(":"));
      if (output === "secretArn" && target !== undefined) return managedSecret(reader, target, unknown);
      return unknown(`${node.id}.${node.path.map(String).join(".")}`);
    }
    default:
      return unknown(node.kind);
  }
}

/** ARN of the secret in which RDS keeps the master user of a database. */
function managedSecret(reader: PlanReader, database: PlanResource, unknown: Unknown): string {
  const place = `${partitionOfRegion(reader.plan.region)}:secretsmanager:${regionOf(reader, database)}`;
  return `arn:${place}:${accountOf(reader) ?? unknown("account")}:secret:rds!db-${unknown(`${database.id}.secret`)}`;
}
