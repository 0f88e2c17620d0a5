/**
 * Refuses calls that the deployer's policies do not allow, as AWS does. A test puts policies beside the resources; without them everything is
 * allowed. Which resources a call is judged by comes from the Service Authorization Reference, their ARNs and tags from what exists.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { globsMeet } from "../../../compiler/aws/globs.ts";
import { formOfKind, typesOfAction } from "../../../compiler/aws/iam-catalogue.ts";
import { apiCalls, type Operation } from "./api-calls.ts";
import type { Cloud, CloudResource } from "./cloud.ts";
import { variables } from "./environment.ts";
import { handlesOf } from "./references.ts";
import { textOf, type Properties } from "./wire.ts";

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface Policy {
  readonly Statement: readonly Statement[];
}

/** One call on one resource, as IAM judges it. */
export interface ApiRequest {
  readonly action: string;
  readonly resource: string;
  /** Values of condition keys. */
  readonly context: Readonly<Record<string, string>>;
}

const files = (folder: string) => ({ policies: join(folder, "policies.json"), requests: join(folder, "requests.jsonl") });

/** Deploys with these policies from now on. */
export function setPolicies(folder: string, policies: readonly Policy[]): void {
  writeFileSync(files(folder).policies, JSON.stringify(policies));
}

/** Every call so far that policies were asked about. */
export function readRequests(folder: string): readonly ApiRequest[] {
  const { requests } = files(folder);
  const lines = existsSync(requests) ? readFileSync(requests, "utf8").split("\n").filter(Boolean) : [];
  return [...new Set(lines)].map((line) => JSON.parse(line) as ApiRequest);
}

/** Throws AWS's error for the first call of the operation that the policies do not allow. */
export function authorize(operation: Operation, resource: CloudResource, cloud: Cloud, account: string): void {
  const folder = process.env[variables.cloud];
  if (folder === undefined || !existsSync(files(folder).policies)) return;
  const { policies: file, requests: log } = files(folder);
  const policies = JSON.parse(readFileSync(file, "utf8")) as readonly Policy[];
  const referred = referredBy(resource, cloud);
  const requests = apiCalls(resource.token, operation, resource.inputs).flatMap((call, index) => {
    // The first call of a creation makes the resource, and its tags are part of the call.
    const isNew = operation === "create" && (index === 0 || /:(Tag|AddTags|CreateTags)/.test(call));
    return requestsOf(call, isNew, resource, referred, account);
  });
  if (requests.length > 0) appendFileSync(log, requests.map((request) => `${JSON.stringify(request)}\n`).join(""));
  const denied = requests.find((request) => !isAllowed(policies, request));
  if (denied === undefined) return;
  const user = `arn:aws:sts::${account}:assumed-role/deployer/test`;
  const { action, resource: arn } = denied;
  throw new Error(
    `api error AccessDenied: User: ${user} is not authorized to perform: ${action} on resource: ${arn} because no identity-based policy allows the ${action} action`,
  );
}

/** Does a statement allow the call? The policies of a deployer deny nothing. */
export function isAllowed(policies: readonly Policy[], { action, resource, context }: ApiRequest): boolean {
  return policies.some(({ Statement }) =>
    Statement.some(({ Action, Resource, Condition = {} }) => {
      const holds = Object.entries(Condition).every(([operator, keys]) => {
        if (operator !== "StringEquals") throw new Error(`the provider double of these tests knows no operator ${operator}`);
        return Object.entries(keys).every(([key, values]) => [values].flat().includes(context[key] ?? ""));
      });
      return (
        holds && [Action].flat().some((each) => globsMeet(each, action)) && [Resource].flat().some((each) => globsMeet(each, resource))
      );
    }),
  );
}

function requestsOf(
  call: string,
  isNew: boolean,
  resource: CloudResource,
  referred: readonly CloudResource[],
  account: string,
): readonly ApiRequest[] {
  const general = { "aws:RequestedRegion": resource.region };
  const [kind = "", service = ""] = call.split(":");
  if (kind === "pass") {
    const roles = referred.filter(({ token }) => token === "aws:iam/role:Role");
    return roles.map((role) => ({
      action: "iam:PassRole",
      resource: textOf(role.outputs["arn"]),
      context: { ...general, "iam:PassedToService": service },
    }));
  }
  if (kind === "link") {
    const arn = `arn:aws:iam::${account}:role/aws-service-role/${service}/AWSServiceRole`;
    return [{ action: "iam:CreateServiceLinkedRole", resource: arn, context: { ...general, "iam:AWSServiceName": service } }];
  }
  if (kind === "route53" && resource.inputs["zoneId"] !== undefined) {
    // The zone is not the environment's, and a change is nobody's resource.
    const name = call.endsWith("Change") ? "change/C1" : `hostedzone/${textOf(resource.inputs["zoneId"])}`;
    return [{ action: call, resource: `arn:aws:route53:::${name}`, context: general }];
  }
  const database = call.startsWith("rds:") ? judgedDatabase(call, resource, account, general) : undefined;
  if (call === "rds:DescribeDBInstances") return database!;
  const types = typesOfAction(call).filter((type) => type.kind !== "");
  const judged = types.flatMap((type) => {
    const form = (formOfKind(type.kind) ?? "none")
      .replace("{region}", resource.region)
      .replace("{account}", account)
      .replace("{partition}", "aws");
    const own = [resource].filter((each) => globsMeet(form, arnOf(each)));
    const others = own.length > 0 || /:\w*Tag/.test(call) ? [] : referred.filter((each) => globsMeet(form, arnOf(each)));
    return [...own, ...others].map((each) => ({
      action: call,
      resource: compared(call, arnOf(each)),
      context: { ...general, ...tagsOf(each, each === resource && isNew), ...boundaryOf(each) },
    }));
  });
  return judged.length > 0 || types.length > 0
    ? [...judged, ...(database ?? [])]
    : [{ action: call, resource: "*", context: { ...general, ...tagsOf(resource, true) } }];
}

/**
 * By what AWS judges calls on a database besides planned resources: the provider's reads name none, every database is in an option group, and
 * a restore reads its source.
 */
function judgedDatabase(
  call: string,
  { token, region, inputs }: CloudResource,
  account: string,
  context: ApiRequest["context"],
): readonly ApiRequest[] {
  if (token !== "aws:rds/instance:Instance") return [];
  const { sourceDbInstanceIdentifier: source } = (inputs["restoreToPointInTime"] ?? {}) as Properties;
  const named: Readonly<Record<string, readonly unknown[]>> = {
    "rds:DescribeDBInstances": ["db:*"],
    "rds:CreateDBInstance": ["og:default:postgres-17"],
    "rds:CreateDBInstanceReadReplica": ["og:default:postgres-17"],
    "rds:ModifyDBInstance": ["og:default:postgres-17"],
    "rds:RestoreDBInstanceFromDBSnapshot": ["og:default:postgres-17", inputs["snapshotIdentifier"]],
    "rds:RestoreDBInstanceToPointInTime": ["og:default:postgres-17", `db:${textOf(source)}`],
  };
  return (named[call] ?? []).map((name) => {
    const text = textOf(name);
    return { action: call, resource: text.startsWith("arn:") ? text : `arn:aws:rds:${region}:${account}:${text}`, context };
  });
}

/** What is being created has the tags of the request alone; what exists has its own, and an update sends them as well. */
function tagsOf({ outputs }: CloudResource, isNew: boolean): Record<string, string> {
  const tags = Object.entries((outputs["tagsAll"] ?? {}) as Record<string, string>);
  return Object.fromEntries(tags.map(([key, value]) => [`aws:${isNew ? "Request" : "Resource"}Tag/${key}`, value]));
}

/** The boundary that a role has, or gets. */
function boundaryOf({ inputs }: CloudResource): Record<string, string> {
  const boundary = inputs["permissionsBoundary"];
  return typeof boundary === "string" ? { "iam:PermissionsBoundary": boundary } : {};
}

function arnOf({ outputs }: CloudResource): string {
  return textOf(outputs["arn"] ?? outputs["dashboardArn"], "none");
}

function compared(call: string, arn: string): string {
  return call.startsWith("logs:") && !/Tag/.test(call) ? `${arn}:*` : arn;
}

/** Resources that the inputs refer to, at any depth. */
function referredBy({ inputs }: CloudResource, cloud: Cloud): readonly CloudResource[] {
  const values = new Set<unknown>();
  const collect = (value: unknown): void => {
    if (value !== null && typeof value === "object") Object.values(value).forEach(collect);
    else if (typeof value === "string") values.add(value);
  };
  collect(inputs);
  return cloud
    .all()
    .filter((each) => each.inputs !== inputs && [...handlesOf(each)].some((handle) => typeof handle === "string" && values.has(handle)));
}
