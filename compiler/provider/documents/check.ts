/** Checks the JSON documents that plan resources take as text: container definitions, policies, dashboards and so on. */
import type { ExpressionTypes } from "../check-state.ts";
import { documentErrors, type UnknownProperty } from "./errors.ts";
import { documentSchemas } from "./schemas.ts";
import { documentSites } from "../../plan/document-sites.ts";
import type { DocumentKind } from "../../plan/document-sites.ts";
import { documentVariants } from "./values.ts";
import { parse, unparse } from "../../plan/expressions.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";

export interface DocumentProblem {
  /** Id of the resource. */
  readonly id: string;
  /** The input that holds the document, `inlinePolicies[0].policy`. */
  readonly property: string;
  readonly kind: DocumentKind;
  /** JSON pointer into the document; empty for the whole document. */
  readonly pointer: string;
  readonly message: string;
  /** For an unknown property: its name and the one that was probably meant. */
  readonly unknown?: UnknownProperty;
}

/** Options of the document check. */
export interface DocumentOptions {
  /** Types of references (see `planTypes`); if given, they are checked as well. */
  readonly types?: ExpressionTypes;
}

/** Problems in the documents of all resources of `plan`, in plan order. */
export function checkDocuments(
  { resources }: { readonly resources: readonly Pick<PlanResource, "id" | "type" | "inputs">[] },
  { types }: DocumentOptions = {},
): DocumentProblem[] {
  return resources.flatMap(({ id, type, inputs }) =>
    documentsOf(type, inputs).flatMap(({ property, kind, value }) => {
      const errors = new Map(judge(kind, value, types).map((error) => [JSON.stringify(error), error]));
      return [...errors.values()].map((error) => ({ id, property, kind, ...error }));
    }),
  );
}

interface Found {
  readonly property: string;
  readonly kind: DocumentKind;
  readonly value: PlanValue;
}

/** Inputs of a resource of type `type` that hold documents. */
function documentsOf(type: string, inputs: Readonly<Record<string, PlanValue>>): Found[] {
  const sites: Readonly<Record<string, DocumentKind>> = Object.hasOwn(documentSites, type)
    ? documentSites[type as keyof typeof documentSites]
    : {};
  return Object.entries(sites).flatMap(([site, kind]) => {
    const [first = "", ...rest] = site.split("[].");
    return valuesAt(first, inputs[first], rest).map(({ property, value }) => ({ property, kind, value }));
  });
}

function valuesAt(property: string, value: PlanValue | undefined, rest: readonly string[]): Omit<Found, "kind">[] {
  if (value === undefined || value === null) return [];
  const [next, ...further] = rest;
  if (next === undefined) return [{ property, value }];
  const items = Array.isArray(value) ? (value as readonly PlanValue[]) : [];
  return items.flatMap((item, index) => {
    const inner = typeof item === "object" && item !== null ? (item as Readonly<Record<string, PlanValue>>)[next] : undefined;
    return valuesAt(`${property}[${index}].${next}`, inner, further);
  });
}

type Judged = Omit<DocumentProblem, "id" | "property" | "kind">;

/** A document is JSON text, `$json`, or a plain object that the provider encodes. */
function judge(kind: DocumentKind, value: PlanValue, types: ExpressionTypes | undefined): Judged[] {
  const validate = (document: PlanValue): Judged[] =>
    documentVariants(document, types).flatMap((each) => documentErrors(documentSchemas()[kind], each));
  const node = parse(value);
  switch (node.kind) {
    case "scalar":
      return judgeScalar(node.value, validate);
    case "list":
    case "map":
    case "literal":
      return validate(value);
    case "json":
      return validate(node.document);
    case "secret":
      return judge(kind, node.value, types);
    case "if":
      return [node.then, node.else].flatMap((branch) => judge(kind, branch, types));
    default:
      return [];
  }
}

function judgeScalar(value: null | boolean | number | string, validate: (document: PlanValue) => Judged[]): Judged[] {
  if (value === null) return [];
  if (typeof value !== "string") return [{ pointer: "", message: "is not a document" }];
  const found = jsonIn(value);
  return found === undefined ? [{ pointer: "", message: "is not valid JSON" }] : validate(unparse({ kind: "literal", value: found }));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
