/**
 * The plan's expression language: the closed set of operators, and the only definition of what an expression is. Every reader of plans,
 * including the interpreter and the explorer's page, parses expressions here (docs/decisions/0060-one-reader-of-plans.md).
 */
import type { PathElement, PlanCondition, PlanExpression, PlanValue, SubnetOperand } from "./types.ts";
import { isList, isRecord, type PlanRecord } from "./values.ts";

/** Operators, each with the keys that must accompany it and the type of its value. */
export const operators = {
  $ref: { siblings: ["path"], meaning: "an output of another resource" },
  $data: { siblings: ["path"], meaning: "a result of a provider function" },
  $concat: { siblings: [], meaning: "text joined from parts" },
  $json: { siblings: [], meaning: "JSON text of a document" },
  $subnet: { siblings: [], meaning: "a part of a block of addresses" },
  $config: { siblings: [], meaning: "a stack config value" },
  $secret: { siblings: [], meaning: "a value that state encrypts and output hides" },
  $if: { siblings: ["then", "else"], meaning: "a choice by stack config" },
  $literal: { siblings: [], meaning: "plain data, whatever its keys" },
} as const satisfies Readonly<Record<string, { readonly siblings: readonly string[]; readonly meaning: string }>>;

export type Operator = keyof typeof operators;

export function isOperator(key: string): key is Operator {
  return Object.hasOwn(operators, key);
}

/**
 * The first key of an object that begins with `$`; undefined for plain data. Such a key makes the object an expression even if the operator
 * does not exist, because the interpreter refuses unknown operators.
 */
export function operatorOf(value: object): string | undefined {
  for (const key in value) if (key.charCodeAt(0) === 36) return key;
  return undefined;
}

/** Would an object with this key be an expression? */
export function isOperatorKey(key: string | number): boolean {
  return String(key).startsWith("$");
}

/** An output of a resource, all of it: a value that only deployment decides. */
export function outputOf(id: string): PlanExpression {
  return { $ref: id, path: [] };
}

/** True for an expression, well-formed or not. */
export function isExpression(value: unknown): value is PlanRecord {
  return isRecord(value) && operatorOf(value) !== undefined;
}

/** The operator of an expression that only wraps a value. Paths that people write into a value skip such wrappers. */
export function wrapperOf(value: unknown): "$json" | "$secret" | undefined {
  const operator = isRecord(value) ? operatorOf(value) : undefined;
  return operator === "$json" || operator === "$secret" ? operator : undefined;
}

export interface RefNode {
  readonly kind: "ref";
  readonly id: string;
  readonly path: readonly PathElement[];
}

export interface DataNode {
  readonly kind: "data";
  readonly id: string;
  readonly path: readonly PathElement[];
}

export interface ConfigNode {
  readonly kind: "config";
  readonly key: string;
}

/** An expression that refers to something outside itself. */
export type Reference = RefNode | DataNode | ConfigNode;

/** The form of a value, parsed one level deep: nested values are still plan values. Parsing copies nothing, so walking a plan is linear. */
export type PlanNode =
  | Reference
  | { readonly kind: "scalar"; readonly value: null | boolean | number | string }
  | { readonly kind: "list"; readonly items: readonly PlanValue[] }
  | { readonly kind: "map"; readonly entries: PlanRecord }
  | { readonly kind: "concat"; readonly parts: readonly PlanValue[] }
  | { readonly kind: "json"; readonly document: PlanValue }
  | { readonly kind: "subnet"; readonly block: PlanValue; readonly newBits: number; readonly number: number }
  | { readonly kind: "secret"; readonly value: PlanValue }
  | { readonly kind: "if"; readonly condition: PlanCondition; readonly then: PlanValue; readonly else: PlanValue }
  | { readonly kind: "literal"; readonly value: unknown }
  | { readonly kind: "malformed"; readonly problem: string; readonly value: PlanRecord };

/** Parses one level of a value. Total: an object that is not a valid expression becomes `malformed`. */
export function parse(value: PlanValue): PlanNode {
  if (value === null || typeof value !== "object") return { kind: "scalar", value };
  if (isList(value)) return { kind: "list", items: value };
  const record = value as PlanRecord;
  const operator = operatorOf(record);
  if (operator === undefined) return { kind: "map", entries: record };
  const problem = malformed(record);
  return problem === undefined ? parseExpression(operator as Operator, record) : { kind: "malformed", problem, value: record };
}

function parseExpression(operator: Operator, record: PlanRecord): PlanNode {
  const operand = record[operator]!;
  switch (operator) {
    case "$ref":
      return { kind: "ref", id: operand as string, path: pathOf(record) };
    case "$data":
      return { kind: "data", id: operand as string, path: pathOf(record) };
    case "$config":
      return { kind: "config", key: operand as string };
    case "$concat":
      return { kind: "concat", parts: operand as readonly PlanValue[] };
    case "$json":
      return { kind: "json", document: operand };
    case "$subnet": {
      const { block, newBits, number } = operand as unknown as SubnetOperand;
      return { kind: "subnet", block, newBits, number };
    }
    case "$secret":
      return { kind: "secret", value: operand };
    case "$if":
      return { kind: "if", condition: operand as unknown as PlanCondition, then: record["then"]!, else: record["else"]! };
    default:
      return { kind: "literal", value: operand };
  }
}

function pathOf(record: PlanRecord): readonly PathElement[] {
  return record["path"] as unknown as readonly PathElement[];
}

/** The value that a node was parsed from. */
export function unparse(node: PlanNode): PlanValue {
  switch (node.kind) {
    case "scalar":
    case "malformed":
      return node.value;
    case "list":
      return node.items;
    case "map":
      return node.entries;
    case "ref":
      return { $ref: node.id, path: node.path };
    case "data":
      return { $data: node.id, path: node.path };
    case "config":
      return { $config: node.key };
    case "concat":
      return { $concat: node.parts };
    case "json":
      return { $json: node.document };
    case "subnet":
      return { $subnet: { block: node.block, newBits: node.newBits, number: node.number } };
    case "secret":
      return { $secret: node.value };
    case "if":
      return { $if: node.condition, then: node.then, else: node.else };
    default:
      return { $literal: node.value };
  }
}

/** One function per form of a value. A visitor that lacks a new operator does not compile. */
export type Visitor<T> = { readonly [K in PlanNode["kind"]]: (node: Extract<PlanNode, { readonly kind: K }>) => T };

/** Applies the visitor's function for the form of the value. */
export function visit<T>(value: PlanValue, visitor: Visitor<T>): T {
  const node = parse(value);
  return (visitor[node.kind] as (node: PlanNode) => T)(node);
}

/**
 * Calls `each` for every object in the value, expressions included, from the outside in. Skips the contents of `$literal`, which are data.
 */
export function walk(value: PlanValue | undefined, each: (object: PlanRecord) => void): void {
  if (value === null || typeof value !== "object") return;
  if (isList(value)) {
    for (const item of value) walk(item, each);
    return;
  }
  const record = value as PlanRecord;
  each(record);
  if (operatorOf(record) !== "$literal") for (const key in record) walk(record[key], each);
}

/** Describes what is malformed in an expression; undefined for a valid expression and for plain data. */
export function malformed(value: PlanRecord): string | undefined {
  const operator = operatorOf(value);
  if (operator === undefined) return undefined;
  if (!isOperator(operator)) return `unknown expression ${operator}`;
  const wanted = [operator, ...operators[operator].siblings];
  const found = Object.keys(value);
  if (found.length !== wanted.length || !wanted.every((key) => Object.hasOwn(value, key))) {
    return `${operator}: expected the keys ${wanted.join(", ")}, got ${found.join(", ")}`;
  }
  return operandIsRight(operator, value) ? undefined : `${operator} of ${JSON.stringify(value[operator])}`;
}

function operandIsRight(operator: Operator, value: PlanRecord): boolean {
  const operand = value[operator];
  switch (operator) {
    case "$ref":
    case "$data":
      return typeof operand === "string" && isPath(value["path"]);
    case "$config":
      return typeof operand === "string";
    case "$concat":
      return Array.isArray(operand);
    case "$subnet":
      return isSubnet(operand);
    case "$if":
      return isRecord(operand) && typeof operand["config"] === "string" && isPattern(operand["matches"]);
    default:
      return true;
  }
}

/** A longer prefix, and the number of a subnet that it has room for. Whether the block has room for it shows when the block is known. */
function isSubnet(operand: PlanValue | undefined): boolean {
  if (!isRecord(operand) || Object.keys(operand).sort().join() !== "block,newBits,number") return false;
  const { newBits, number } = operand;
  const isWhole = (value: PlanValue | undefined, below: number) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) < below;
  return isWhole(newBits, 33) && isWhole(number, 2 ** (newBits as number));
}

function isPath(path: PlanValue | undefined): boolean {
  return isList(path) && path.every(isPathElement);
}

function isPathElement(element: PlanValue): boolean {
  if (typeof element === "string" || typeof element === "number") return true;
  return isRecord(element) && Object.keys(element).length === 1 && isRecord(element["find"]);
}

/** True if absent, or if it is a valid regular expression. */
export function isPattern(text: unknown): boolean {
  if (text === undefined) return true;
  try {
    return typeof text === "string" && new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** A reference as text: `rds-instance.endpoints[0].address`, `data caller-identity.accountId`, `config apiImage`. */
export function referenceText(reference: Reference): string {
  if (reference.kind === "config") return `config ${reference.key}`;
  return `${reference.kind === "ref" ? "" : "data "}${reference.id}${pathText(reference.path)}`;
}

/** A path as text: `.endpoints[0].address`, or `[domainName = example.org]` for the one element with these property values. */
export function pathText(path: readonly PathElement[]): string {
  return path.map(stepText).join("");
}

function stepText(element: PathElement): string {
  if (typeof element === "string") return `.${element}`;
  if (typeof element === "number") return `[${element}]`;
  const wanted = Object.entries(element.find).map(([name, value]) => `${name} = ${value}`);
  return `[${wanted.join(", ")}]`;
}
