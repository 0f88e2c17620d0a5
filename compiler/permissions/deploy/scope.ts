/** The resources and conditions to which a call is limited: names that the plan knows, and tags where AWS makes up the name. */
import { arnForms, partitionOfRegion, type ArnForm } from "../../aws/arns.ts";
import { globsMeet } from "../../aws/globs.ts";
import { formOfKind, typesOfAction, type ActionType } from "../../aws/iam-catalogue.ts";
import { resourceKinds } from "../../aws/iam-resources.ts";
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { isRecord, list } from "../../plan/values.ts";
import { accountOf, arnsOf, regionOf } from "../arns.ts";
import type { Call } from "./calls.ts";
import { impliedBy, kindReadWhole } from "./implied.ts";
import { linkedService, madeFor, serviceThatTakes } from "./passing.ts";

/** One action on some resources, under some conditions. */
export interface Permit {
  readonly action: string;
  readonly resources: readonly string[];
  readonly condition: Conditions;
}

/** Operator to key to value, as in a policy. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** An ARN, and whether it belongs to a resource of the plan whose name AWS makes up. */
interface Candidate {
  readonly arn: string;
  readonly isGenerated: boolean;
}

/** A resource, those that it refers to, and those that these refer to: the nearest one of a type is meant. */
type Near = readonly (readonly PlanResource[])[];

const global = /^(iam|route53|sts):/;

export class Scope {
  readonly #reader: PlanReader;
  readonly #tags: Readonly<Record<string, string>>;

  constructor(reader: PlanReader) {
    this.#reader = reader;
    this.#tags = ownTags(reader);
  }

  /** What a call for a resource needs; nothing if the resource has no role to pass or no key to use. */
  permits(resource: PlanResource, { action, operation }: Call): readonly Permit[] {
    const near = this.#near(resource);
    if (action === "iam:CreateServiceLinkedRole") return this.#linkedRole(resource);
    if (action === "iam:PassRole") return this.#passed(resource, near);
    const whole = kindReadWhole(action);
    if (whole !== undefined) return [{ action, resources: [this.#anyArn(whole, regionOf(this.#reader, resource))], condition: {} }];
    const types = typesOfAction(action);
    if (action.startsWith("kms:") && resource.type !== "aws:kms/key:Key" && this.#found("kms:key", near, resource).length === 0) return [];
    const named = types.filter(({ kind }) => kind !== "").map((type) => ({ type, at: this.#distance(type.kind, near, resource) }));
    const nearest = Math.min(...named.map(({ at }) => at));
    // Tags are set on the resource alone; other calls are judged by every resource that they name.
    const reach = /:\w*Tag/.test(action) ? nearest : Math.max(nearest, 1);
    const meant = named.filter(({ type, at }) => (at === Infinity ? type.required && nearest === Infinity : type.required || at <= reach));
    if (meant.length === 0) return [this.everywhere(action, regionOf(this.#reader, resource), types[0], operation === "create")];
    return [...meant.map(({ type }) => this.#onType(action, type, near, resource, operation)), ...this.#implied(action, resource)];
  }

  #implied(action: string, resource: PlanResource): readonly Permit[] {
    const parts = impliedBy(action, resource, this.#reader);
    if (parts.length === 0) return [];
    const place = this.#anyArn("rds:db", regionOf(this.#reader, resource)).replace(/db:\*$/, "");
    return [{ action, resources: parts.map((part) => (part.startsWith("arn:") ? part : place + part)), condition: {} }];
  }

  /** An action that takes no resource, or whose resources only AWS names, in a region. */
  everywhere(action: string, region: string, type?: ActionType, isNew = false): Permit {
    const byTag = type?.kind === "" && type.requestTags && isNew && Object.keys(this.#tags).length > 0;
    if (byTag) return { action, resources: ["*"], condition: { StringEquals: this.#tagConditions("Request") } };
    return { action, resources: ["*"], condition: global.test(action) ? {} : { StringEquals: { "aws:RequestedRegion": region } } };
  }

  /** Every resource of a type in the account: for functions, which look resources up. */
  anyOf(action: string): readonly Permit[] {
    const kinds = typesOfAction(action).filter(({ kind, required }) => kind !== "" && required);
    if (kinds.length === 0) return [this.everywhere(action, this.#reader.plan.region)];
    return kinds.map(({ kind }) => ({ action, resources: [this.#anyArn(kind)], condition: {} }));
  }

  #onType(action: string, type: ActionType, near: Near, resource: PlanResource, operation: Call["operation"]): Permit {
    const found = this.#found(type.kind, near, resource);
    const any = () => [this.#madeArn(type.kind, resource)];
    const resources = (found.length === 0 ? any() : found.map(({ arn }) => arn)).map((arn) => asCompared(action, arn));
    const isNew = operation === "create" && type.requestTags && this.#distance(type.kind, near, resource) === 0;
    const hasTags = found.length > 0 && found.every(({ isGenerated }) => isGenerated) && Object.keys(this.#tags).length > 0;
    if (!hasTags || !(isNew || type.resourceTags)) return { action, resources, condition: {} };
    return { action, resources, condition: { StringEquals: this.#tagConditions(isNew ? "Request" : "Resource") } };
  }

  #tagConditions(kind: "Request" | "Resource"): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(this.#tags).map(([key, value]) => [`aws:${kind}Tag/${key}`, value]));
  }

  #passed(resource: PlanResource, near: Near): readonly Permit[] {
    const service = serviceThatTakes(resource.type);
    const roles = this.#found("iam:role", near.slice(0, 2), resource).map(({ arn }) => arn);
    if (roles.length === 0 || service === undefined) return [];
    return [{ action: "iam:PassRole", resources: roles, condition: { StringEquals: { "iam:PassedToService": service } } }];
  }

  #linkedRole(resource: PlanResource): readonly Permit[] {
    const service = linkedService(resource.type);
    if (service === undefined) return [];
    const role = this.#anyArn("iam:role").replace(/\*$/, `aws-service-role/${service}/*`);
    return [{ action: "iam:CreateServiceLinkedRole", resources: [role], condition: { StringEquals: { "iam:AWSServiceName": service } } }];
  }

  #near(resource: PlanResource): Near {
    const direct = this.#reader.targets(resource.inputs);
    const further = direct.flatMap((each) => this.#reader.targets(each.inputs));
    return [[resource], direct, further];
  }

  #distance(kind: string, near: Near, resource: PlanResource): number {
    const at = near.findIndex((resources) => resources.some((each) => hasKind(each, kind)));
    return at >= 0 ? at : statedArns(resource, this.#anyArn(kind)).length > 0 ? 1 : Infinity;
  }

  #found(kind: string, near: Near, resource: PlanResource): readonly Candidate[] {
    const planned = near.find((resources) => resources.some((each) => hasKind(each, kind))) ?? [];
    const own = planned.flatMap((each) =>
      arnsOf(this.#reader, each, () => "*").flatMap((form) => (form.kind === kind ? [candidate(each, form)] : [])),
    );
    const isOwn = planned.includes(resource);
    const stated = isOwn ? [] : statedArns(resource, this.#anyArn(kind)).map((arn) => ({ arn, isGenerated: false }));
    return [...new Map([...own, ...stated].map((each) => [each.arn, each])).values()];
  }

  /** Every resource of a type in this resource's region, or those that a service makes for this resource. */
  #madeArn(kind: string, resource: PlanResource): string {
    return this.#anyArn(kind, regionOf(this.#reader, resource)).replace(/\*$/, madeFor(resource.type, kind) ?? "*");
  }

  #anyArn(kind: string, region = this.#reader.plan.region): string {
    const { plan } = this.#reader;
    const form = formOfKind(kind) ?? "*";
    return form
      .replace("{partition}", partitionOfRegion(plan.region))
      .replace("{region}", region)
      .replace("{account}", accountOf(this.#reader) ?? "*");
  }
}

function hasKind({ type }: PlanResource, kind: string): boolean {
  return arnForms(type).some((form) => form.kind === kind);
}

/** The name ends with the hash of what replaces the resource: its successor has another one. */
const hashed = /-[0-9a-f]{6}(?=$|\/\*$)/;

function candidate({ type, options }: PlanResource, { kind, text }: ArnForm): Candidate {
  const arn = options.deleteBeforeReplace === true ? text : text.replace(hashed, "-??????");
  const form = arnForms(type).find((each) => each.kind === kind)!.text;
  return { arn, isGenerated: !untagged.has(type) && !/\{(?!partition|region|account)/.test(form) };
}

/** Types that have no tags, or none when the deployment first changes them: AWS makes the default group with its network. */
const untagged: ReadonlySet<string> = new Set([
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup",
]);

/** IAM compares most actions on log groups with an ARN that ends with `:*`. */
function asCompared(action: string, arn: string): string {
  return action.startsWith("logs:") && resourceKinds(action)?.[0]?.form.endsWith(":*:*") === true ? `${arn}:*` : arn;
}

/** ARNs in the inputs of a resource that are written out. */
function statedArns({ inputs }: PlanResource, form: string): readonly string[] {
  const found: string[] = [];
  const search = (value: PlanValue): void => {
    if (typeof value === "string") {
      if (/^arn:[^{}\s]+$/.test(value) && globsMeet(form, value)) found.push(value);
    } else if (Array.isArray(value)) value.forEach(search);
    else if (isRecord(value)) Object.values(value).forEach(search);
  };
  // Documents name resources that their readers use, not the deployment.
  for (const [property, value] of Object.entries(inputs)) if (!/polic|definitions|body/i.test(property)) search(value);
  return found;
}

/** Default tags that tell an environment from others. */
function ownTags({ plan }: PlanReader): Readonly<Record<string, string>> {
  const defaults = plan.providers["aws"]?.inputs["defaultTags"];
  const tags = isRecord(defaults) ? defaults["tags"] : undefined;
  return Object.fromEntries(
    ["Environment", "Project"].flatMap((key) => {
      const value = isRecord(tags) ? list(tags[key])[0] : undefined;
      return typeof value === "string" ? [[key, value]] : [];
    }),
  );
}
