/** Tables of permissions: what the deployment of each resource type calls, and the IAM actions of the services that are involved. */
import { globsMeet } from "../../../compiler/aws/globs.ts";
import { deployFunctions } from "./facts/deploy-functions.ts";
import { sourceOf } from "./facts/deploy-sources.ts";
import type { DeployType, Operation } from "./facts/deploy-type.ts";
import { deployTypes } from "./facts/deploy-types.ts";
import { actionNamed, actionsOf, arnForm, origin, typesOf } from "./iam-data.ts";
import { pack, sorted, type Table } from "./table.ts";
import type { Wheel } from "./wheel.ts";

const operations: readonly Operation[] = ["create", "read", "update", "delete"];

type Handlers = Partial<Record<string, { readonly permissions?: readonly string[] }>>;

/** Services whose IAM prefix is not their name in CloudFormation. */
const prefixes: Readonly<Record<string, string>> = {
  ApplicationAutoScaling: "application-autoscaling",
  CertificateManager: "acm",
  ElasticLoadBalancingV2: "elasticloadbalancing",
};

/** Calls by resource type and operation, and which of them only the provider makes. */
export function deployPermissions(wheel: Wheel): Table {
  const types = Object.entries(deployTypes).map(([type, row]) => [type, callsOf(type, row, wheel)] as const);
  return {
    source: `cfn-lint ${wheel.version}, handlers.permissions of each resource schema; differences of the AWS provider as in facts/deploy-types.ts`,
    date: wheel.date,
    note: "`provider` lists calls that no handler of the schema makes. Of other services, a handler's roles, service-linked roles and keys count. `comparedWith` is the file of hashicorp/terraform-provider-aws, at a commit, with which the calls were compared.",
    types: sorted(types),
    functions: sorted(Object.entries(deployFunctions).map(([name, calls]) => [name, pack(exact(words(calls)))])),
  };
}

function callsOf(type: string, { schema, also = {}, when = {}, not = "" }: DeployType, wheel: Wheel): Readonly<Record<string, unknown>> {
  const handlers = schema === undefined ? {} : ((wheel.resource(schema) as { handlers?: Handlers }).handlers ?? {});
  const own = schema === undefined ? undefined : ownPrefix(schema);
  const unwanted = words(not);
  const calls: Partial<Record<Operation, string>> = {};
  const handled = new Set(operations.flatMap((operation) => handlers[operation]?.permissions ?? []));
  const provider = new Set(
    exact(Object.values(when).flatMap((each) => Object.values(each).flatMap(words))).filter((action) => !handled.has(action)),
  );
  for (const operation of operations) {
    const published = (handlers[operation]?.permissions ?? []).filter((action) => counts(action, own) && actionNamed(action) !== undefined);
    const kept = published.filter((action) => !unwanted.some((pattern) => globsMeet(pattern, action)));
    const added = exact(words(also[operation] ?? "")).filter((action) => !kept.includes(action));
    for (const action of added) if (!published.includes(action)) provider.add(action);
    const actions = [...new Set([...exact(kept), ...added])].sort();
    if (actions.length > 0) calls[operation] = pack(actions);
  }
  if (Object.keys(calls).length === 0) throw new Error(`${type} makes no call`);
  return {
    ...(schema === undefined ? {} : { schema }),
    ...calls,
    ...(Object.keys(when).length === 0 ? {} : { when: mapped(when, (each) => mapped(each, (text) => pack(exact(words(text))))) }),
    ...(provider.size === 0 ? {} : { provider: pack([...provider].sort()) }),
    ...(sourceOf(type) === undefined ? {} : { comparedWith: sourceOf(type) }),
  };
}

function ownPrefix(schema: string): string {
  const service = schema.split("::")[1] ?? "";
  return prefixes[service] ?? service.toLowerCase();
}

function counts(action: string, own: string | undefined): boolean {
  const [service] = action.split(":");
  return service === own || service === "kms" || action === "iam:PassRole" || action === "iam:CreateServiceLinkedRole";
}

/** Actions as AWS writes them. Throws on one that AWS does not have. */
function exact(actions: readonly string[]): readonly string[] {
  return actions.map((action) => {
    const found = actionNamed(action);
    if (found === undefined) throw new Error(`AWS has no action ${action}`);
    return `${action.split(":")[0]}:${found.name}`;
  });
}

function words(text: string): readonly string[] {
  return text.split(" ").filter(Boolean);
}

function mapped<From, To>(values: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

/** Services that tasks and pipelines call, and no deployment. */
const usedByTasks = ["dynamodb", "events", "kinesis", "lambda", "rds-db", "ses", "ssmmessages", "states", "sts", "xray"];

/** All actions of the services that the other table names or tasks call, and the resource types of those actions that it names. */
export function iamActions({ types, functions }: Table): Table {
  const named = [...JSON.stringify([types, functions]).matchAll(/(?<=[" ])[a-z][a-z0-9-]+:[A-Z]\w+/g)].map(([action]) => action);
  const used = new Set(named);
  const details = [...used].map((action) => [action, typesOf(action.split(":")[0]!, actionNamed(action)!)] as const);
  const resources = new Set(
    details.flatMap(([action, text]) => words(text).flatMap((word) => `${action.split(":")[0]}:${word.replace(/[!+=]+$/, "")}`)),
  );
  const services = [...new Set([...[...used].map((name) => name.split(":")[0]!), ...usedByTasks])];
  return {
    ...origin,
    note: "`types`: `!` is a required resource type, `+` takes conditions on the request's tags, `=` on the resource's.",
    services: sorted(
      services.map((service) => [
        service,
        pack(
          Object.values(actionsOf(service) ?? {})
            .map(({ name }) => name)
            .sort(),
        ),
      ]),
    ),
    types: sorted(details),
    resources: sorted(
      [...resources].filter((name) => !name.endsWith(":")).map((name) => [name, arnForm(...(name.split(":") as [string, string]))]),
    ),
  };
}
