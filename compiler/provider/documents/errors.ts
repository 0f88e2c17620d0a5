/** Reduces ajv's errors for a document to one message per mistake. */
import type { ErrorObject, ValidateFunction } from "ajv";
import { nearest } from "../../diagnostics/nearest.ts";

/** A property that is not allowed in the document. */
export interface UnknownProperty {
  readonly name: string;
  readonly suggestion?: string;
}

export interface DocumentError {
  /** JSON pointer into the document. */
  readonly pointer: string;
  readonly message: string;
  readonly unknown?: UnknownProperty;
}

/** Keywords whose inner schema has an error of its own. */
const wrapping: ReadonlySet<string> = new Set(["if", "propertyNames"]);

/** Errors of `value`, without those that only follow from others. The validator must be compiled with `verbose`. */
export function documentErrors(validate: ValidateFunction, value: unknown): DocumentError[] {
  if (validate(value)) return [];
  const errors = ofRightType((validate.errors ?? []).filter(({ keyword }) => !wrapping.has(keyword)));
  const choices = errors.filter((error) => requiredNames(error) !== undefined);
  const telling = errors.filter((error) => !isConsequence(error, errors) && !choices.some((choice) => isBranch(error, choice)));
  const distinct = new Map(telling.map((error) => [`${error.instancePath} ${messageOf(error)}`, error]));
  return [...distinct.values()].map((error) => ({ pointer: error.instancePath, message: messageOf(error), ...unknownOf(error) }));
}

function unknownOf({ keyword, params, parentSchema }: ErrorObject): Pick<DocumentError, "unknown"> {
  if (keyword !== "additionalProperties") return {};
  const name = String(params["additionalProperty"]);
  const suggestion = nearest(name, Object.keys((parentSchema?.["properties"] ?? {}) as object));
  return { unknown: suggestion === undefined ? { name } : { name, suggestion } };
}

/** If the value has the wrong type for a schema, only the type error is kept: the schema's other keywords assume its type. */
function ofRightType(errors: readonly ErrorObject[]): ErrorObject[] {
  const place = ({ instancePath, schemaPath }: ErrorObject): string =>
    `${instancePath} ${schemaPath.slice(0, schemaPath.lastIndexOf("/"))}`;
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === "type").map(place));
  return errors.filter((error) => error.keyword === "type" || !mistyped.has(place(error)));
}

/** Keywords that only say that no alternative matches, not why. */
const vague: ReadonlySet<string> = new Set(["type", "anyOf", "oneOf"]);

/** "Is not a list" is redundant when the list's element, or a better matching alternative, has its own error. */
function isConsequence(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  if (!vague.has(error.keyword) || requiredNames(error) !== undefined) return false;
  return all.some((other) => {
    if (other.instancePath.startsWith(`${error.instancePath}/`)) return true;
    if (other.instancePath !== error.instancePath || other === error) return false;
    return !vague.has(other.keyword) || (error.keyword === "type" && other.keyword !== "type");
  });
}

/** The properties of which one is required, if the alternatives of `anyOf` or `oneOf` require nothing else. */
function requiredNames({ keyword, schema }: ErrorObject): string[] | undefined {
  if ((keyword !== "anyOf" && keyword !== "oneOf") || !Array.isArray(schema)) return undefined;
  const alternatives = schema as Readonly<Record<string, unknown>>[];
  const onlyRequired = alternatives.every((part) => Object.keys(part).join() === "required");
  return onlyRequired ? alternatives.flatMap((part) => part["required"] as string[]) : undefined;
}

function isBranch(error: ErrorObject, choice: ErrorObject): boolean {
  return error.instancePath === choice.instancePath && error.schemaPath.startsWith(`${choice.schemaPath}/`);
}

function messageOf(error: ErrorObject): string {
  const { keyword, params, message } = error;
  const names = requiredNames(error);
  if (names !== undefined) return `must have ${keyword === "oneOf" ? "exactly " : ""}one of ${names.join(", ")}`;
  if (keyword === "additionalProperties") return `has no property ${String(params["additionalProperty"])}`;
  if (keyword === "enum") return `must be one of ${(params["allowedValues"] as unknown[]).join(", ")}`;
  if (keyword === "const") return `must be ${String(params["allowedValue"])}`;
  if (keyword === "pattern") return `is not ${formOf(error)}`;
  if (keyword === "false schema") return "must not be there";
  if (keyword === "not") return "has properties that exclude each other";
  return message ?? keyword;
}

/** What the pattern demands, in words: every pattern of the schemas has some. */
function formOf({ parentSchema, propertyName }: ErrorObject): string {
  const form = String(parentSchema?.["x-form"]);
  return propertyName === undefined ? form : `${form}: ${propertyName}`;
}
