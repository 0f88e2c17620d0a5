/** Statements of IAM and resource policies. */
import { isVague } from "../../aws/iam-actions.ts";
import { documentSites, type DocumentKind } from "../../plan/document-sites.ts";
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { isRecord, list, records, type PlanRecord } from "../../plan/values.ts";
import { textIn } from "./rendered.ts";

/** The kinds of documents that contain statements. */
export type PolicyKind = Extract<DocumentKind, "identityPolicy" | "resourcePolicy" | "trustPolicy">;

/** A policy document in an input of a resource. */
export interface PolicyDocument {
  readonly resource: PlanResource;
  readonly property: string;
  readonly kind: PolicyKind;
  /** What the document depends on, if it is known only at deployment. */
  readonly because?: readonly string[];
  readonly statements: readonly Statement[];
}

/** A statement of a policy, with normalized lists. */
export interface Statement {
  readonly resource: PlanResource;
  readonly property: string;
  readonly kind: PolicyKind;
  /** The statement as it is in the document. */
  readonly stated: PlanRecord;
  readonly effect: string;
  /**
   * Actions that the statement certainly allows or denies: `NotAction` counts as every action if the statement allows, and as none if it
   * denies.
   */
  readonly actions: readonly string[];
  /** Resources, with `NotResource` treated like `NotAction`. */
  readonly resources: readonly PlanValue[];
  /** The principal; `NotPrincipal` in an allow statement counts as everyone. */
  readonly principal: PlanValue | undefined;
  readonly condition: Readonly<Record<string, PlanRecord>>;
}

/** Every policy document of a resource. */
export function policiesOf(reader: PlanReader, resource: PlanResource): readonly PolicyDocument[] {
  const sites: Readonly<Record<string, DocumentKind>> | undefined = documentSites[resource.type as keyof typeof documentSites];
  if (sites === undefined) return [];
  return Object.entries(sites).flatMap(([site, kind]) => {
    if (!isPolicy(kind)) return [];
    const [property = "", member] = site.split("[].");
    const values = member === undefined ? [resource.inputs[property]] : records(resource.inputs[property]).map((each) => each[member]);
    return values.flatMap((value) => documentIn(reader, value, { resource, property, kind }));
  });
}

function isPolicy(kind: DocumentKind): kind is PolicyKind {
  return kind === "identityPolicy" || kind === "resourcePolicy" || kind === "trustPolicy";
}

type Origin = Pick<Statement, "resource" | "property" | "kind">;

function documentIn(reader: PlanReader, value: PlanValue | undefined, origin: Origin): readonly PolicyDocument[] {
  const found = reader.document(value);
  if (found.state === "absent") return [];
  if (found.state === "unknown") return [{ ...origin, because: found.because, statements: [] }];
  const stated = isRecord(found.value) ? list(found.value["Statement"]) : [];
  if (!isRecord(found.value) || !stated.every(isRecord)) return [{ ...origin, because: ["its statements"], statements: [] }];
  return [{ ...origin, statements: stated.map((each) => statementOf(reader, each, origin)) }];
}

function statementOf(reader: PlanReader, stated: PlanRecord, origin: Origin): Statement {
  const effect = textIn(reader, stated["Effect"]);
  return {
    ...origin,
    stated,
    effect,
    actions: certain(stated, "Action", effect).map((action) => textIn(reader, action)),
    resources: certain(stated, "Resource", effect),
    principal: stated["NotPrincipal"] === undefined ? stated["Principal"] : effect === "Allow" ? "*" : undefined,
    condition: (stated["Condition"] ?? {}) as Statement["condition"],
  };
}

function certain(statement: PlanRecord, element: "Action" | "Resource", effect: string): readonly PlanValue[] {
  if (statement[`Not${element}`] === undefined) return list(statement[element]);
  return effect === "Allow" ? ["*"] : [];
}

/** Does the principal include everyone? */
export function isEverybody(principal: PlanValue | undefined): boolean {
  return principal === "*" || (isRecord(principal) && list(principal["AWS"]).includes("*"));
}

/** Services whose ARNs have a name without a type before it; `planned` is that of `textIn`. */
const untyped: ReadonlySet<string> = new Set(["s3", "sns", "sqs", "planned"]);

/** What a resource of a statement matches besides single resources: everything in a service or in all, or all of a type. */
type Breadth = "service" | "type";

/** `service` for `*` and `arn:aws:s3:::*\/*`, `type` for `…:secret:*`, undefined for what names a resource or the beginning of names. */
export function breadthOf(resource: string): Breadth | undefined {
  const [scheme = "", , service = "", , , ...rest] = resource.split(":");
  if (scheme !== "arn") return /^[*?]+$/.test(resource) || /[*?]/.test(scheme) ? "service" : undefined;
  const parts = rest.flatMap((part) => part.split("/")).filter((part) => part !== "");
  const isTyped = !untyped.has(service) && parts.length > 1;
  const names = isTyped ? parts.slice(1) : untyped.has(service) ? parts.slice(0, 1) : parts;
  if (names.length > 0 && !isVague(names.join("/"))) return undefined;
  return isTyped && !isVague(parts[0]!) ? "type" : "service";
}
