/** The closed set of expressions, as they stand in a plan: telling them from plain data and walking over them. */
import type { PlanValue } from "../plan/types.ts";

export interface PlanObject {
  readonly [key: string]: PlanValue;
}

/** Operators and the siblings that each must have. */
const siblings = {
  $ref: ["path"],
  $data: ["path"],
  $concat: [],
  $json: [],
  $config: [],
  $secret: [],
  $if: ["then", "else"],
  $literal: [],
} as const;

export type Operator = keyof typeof siblings;

/** An object with named members. */
export function isObject(value: unknown): value is PlanObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The operator of an expression; undefined for plain data. */
export function operatorOf(value: PlanObject): Operator | undefined {
  for (const key in value) if (key.startsWith("$")) return key as Operator;
  return undefined;
}

/** What is wrong with the form of an expression, undefined when it is right. */
export function malformed(value: PlanObject): string | undefined {
  const operator = operatorOf(value);
  if (operator === undefined) return undefined;
  if (!(operator in siblings)) return `unknown expression ${operator}`;
  const wanted = [operator, ...siblings[operator]];
  const found = Object.keys(value);
  if (found.length !== wanted.length || !wanted.every((key) => key in value)) {
    return `${operator}: expected the keys ${wanted.join(", ")}, got ${found.join(", ")}`;
  }
  return operandIsRight(operator, value) ? undefined : `${operator} of ${JSON.stringify(value[operator])}`;
}

function operandIsRight(operator: Operator, value: PlanObject): boolean {
  const operand = value[operator];
  if (operator === "$ref" || operator === "$data") {
    const path = value["path"];
    return (
      typeof operand === "string" &&
      Array.isArray(path) &&
      path.every(isPathElement) &&
      (operator === "$data" || typeof path[0] === "string")
    );
  }
  if (operator === "$config") return typeof operand === "string";
  if (operator === "$concat") return Array.isArray(operand);
  if (operator === "$if") return isObject(operand) && isCondition(operand);
  return true;
}

function isCondition(operand: PlanObject): boolean {
  return typeof operand["config"] === "string" && isPattern(operand["matches"]);
}

function isPathElement(element: unknown): boolean {
  if (typeof element === "string" || typeof element === "number") return true;
  return isObject(element) && Object.keys(element).length === 1 && isObject(element["find"]);
}

/** Absent, or the text of a regular expression. */
export function isPattern(text: unknown): boolean {
  if (text === undefined) return true;
  try {
    return typeof text === "string" && new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** Calls `visit` for every object in `value`, expressions included, outside in; not within `$literal`. */
export function walk(value: PlanValue | undefined, visit: (object: PlanObject) => void): void {
  if (Array.isArray(value)) {
    for (const element of value) walk(element as PlanValue, visit);
  } else if (isObject(value)) {
    visit(value);
    if (operatorOf(value) !== "$literal") for (const inner of Object.values(value)) walk(inner, visit);
  }
}
