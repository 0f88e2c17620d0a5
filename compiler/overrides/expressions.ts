/**
 * Converts values of a spec to values of the plan. Expressions are written as in a plan, except that paths are strings:
 * `{$ref: rds-instance.masterUserSecrets.0.secretArn}` (docs/decisions/0040-escape-hatches.md).
 */
import { nearest } from "../diagnostics/nearest.ts";
import { isOperator, malformed as problemOf, operatorOf, operators, parse, type Operator } from "../plan/expressions.ts";
import type { PathElement, PlanConfigKey, PlanValue } from "../plan/types.ts";
import type { PlanRecord } from "../plan/values.ts";
import { pathOfSteps } from "../source/keys.ts";
import type { KeyPath } from "../source/types.ts";
import type { Report } from "./report.ts";

/** What reading a value collects. */
export interface Reading {
  readonly report: Report;
  /** Stack config that `{$config: …}` refers to, by name. */
  readonly config: Map<string, PlanConfigKey>;
}

/** Operators that a spec may use: all except the choice by stack config, which only modules create. */
type SpecOperator = Exclude<Operator, "$if">;
const specOperators = Object.keys(operators).filter(isSpecOperator);

function isSpecOperator(key: string): key is SpecOperator {
  return isOperator(key) && key !== "$if";
}

/** Replaces a value that could not be read. It is valid everywhere, so that one error causes no others. A plan is never built with it. */
const unread: PlanValue = { $unread: true };

/** Is it the replacement for a value that could not be read? */
export function isUnread(value: unknown): boolean {
  return value !== null && typeof value === "object" && "$unread" in value;
}

/** The plan value for the spec's value at `at`. Reports errors. */
export function toPlanValue(value: unknown, at: KeyPath, reading: Reading, secret = false): PlanValue {
  if (Array.isArray(value)) return value.map((item, index) => toPlanValue(item, [...at, index], reading, secret));
  if (value === null || typeof value !== "object") return value as PlanValue;
  const entries = Object.entries(value);
  const key = operatorOf(value);
  if (key === undefined) {
    return Object.fromEntries(entries.map(([name, child]) => [name, toPlanValue(child, [...at, name], reading, secret)]));
  }
  if (!isSpecOperator(key)) return unknownOperator(key, at, reading);
  if (entries.length > 1) {
    const others = entries.filter(([other]) => other !== key).map(([other]) => `\`${other}\``);
    reading.report.error("malformed-expression", [...at, key], `\`${key}\` must be the only key, got also ${others.join(", ")}`, {
      help: "an expression has one key; use `{$literal: {…}}` for an object that is not an expression",
    });
    return unread;
  }
  return expression(key, (value as Readonly<Record<string, unknown>>)[key], [...at, key], reading, secret);
}

function unknownOperator(key: string, at: KeyPath, { report }: Reading): PlanValue {
  const near = nearest(key, specOperators);
  const help = `${near === undefined ? `expected one of ${specOperators.join(", ")}` : `did you mean \`${near}\`?`}; use \`{$literal: {…}}\` for an object with such a key`;
  report.error("malformed-expression", [...at, key], `unknown expression \`${key}\``, { help });
  return unread;
}

function expression(operator: SpecOperator, operand: unknown, at: KeyPath, reading: Reading, secret: boolean): PlanValue {
  switch (operator) {
    case "$ref": {
      const named = namedBy(operand, at, "rds-instance.address", reading);
      return named === undefined ? unread : { $ref: named.id, path: named.path.length === 0 ? ["id"] : named.path };
    }
    case "$data": {
      const named = namedBy(operand, at, "caller-identity.accountId", reading);
      return named === undefined ? unread : { $data: named.id, path: named.path };
    }
    case "$config":
      return configOf(operand, at, reading, secret);
    case "$concat":
      if (Array.isArray(operand)) return { $concat: operand.map((part, index) => toPlanValue(part, [...at, index], reading, secret)) };
      return malformed(at, reading, "`$concat` requires a list of parts", "for example `{$concat: [a, {$ref: sqs-push.arn}]}`");
    case "$subnet":
      return subnetOf(operand, at, reading, secret);
    case "$json":
      return { $json: toPlanValue(operand, at, reading, secret) };
    case "$secret":
      return { $secret: toPlanValue(operand, at, reading, true) };
    default:
      return { $literal: operand };
  }
}

function malformed(at: KeyPath, { report }: Reading, message: string, help: string): PlanValue {
  report.error("malformed-expression", at, message, { help });
  return unread;
}

interface Named {
  readonly id: string;
  readonly path: readonly PathElement[];
}

/** Parses `id.property.0.name`; ids contain no dots. */
function namedBy(text: unknown, at: KeyPath, example: string, reading: Reading): Named | undefined {
  const operator = String(at.at(-1));
  const [id, ...path] = typeof text === "string" ? text.split(".") : [];
  if (id === undefined || id === "" || path.includes("")) {
    malformed(at, reading, `\`${operator}\` requires a name and a path as text`, `for example \`{${operator}: ${example}}\``);
    return undefined;
  }
  return { id, path: pathOfSteps(path) };
}

function subnetOf(operand: unknown, at: KeyPath, reading: Reading, secret: boolean): PlanValue {
  const { block, ...rest } = (operand ?? {}) as Readonly<Record<string, unknown>>;
  const found = { $subnet: { block: toPlanValue(block ?? null, [...at, "block"], reading, secret), ...rest } } as unknown as PlanRecord;
  if (block !== undefined && problemOf(found) === undefined) return found;
  const example = "for example `{$subnet: {block: {$ref: vpc.ipv6CidrBlock}, newBits: 8, number: 40}}`";
  return malformed(
    at,
    reading,
    "`$subnet` requires a block, the bits that its prefix grows by, and a number that they have room for",
    example,
  );
}

function configOf(name: unknown, at: KeyPath, reading: Reading, secret: boolean): PlanValue {
  if (typeof name !== "string" || !/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) {
    return malformed(at, reading, "`$config` requires the name of a stack config key", "for example `{$config: pagerDutyUrl}`");
  }
  const description = `Used by ${at.slice(0, 2).join(".")} of the spec.`;
  // What one place calls a secret is a secret in every place.
  const before = reading.config.get(name);
  if (before === undefined || (secret && !before.secret))
    reading.config.set(name, { type: "string", secret, required: true, description: before?.description ?? description });
  return { $config: name };
}

/** A value of the plan as specs write it: `{$ref: sg-api.id}`, at any depth. */
export function specForm(value: PlanValue): PlanValue {
  const node = parse(value);
  if (node.kind === "ref") return { $ref: dotted(node) };
  if (node.kind === "data") return { $data: dotted(node) };
  if (node.kind === "list") return node.items.map(specForm);
  if (node.kind === "scalar" || node.kind === "literal") return value;
  return Object.fromEntries(Object.entries<PlanValue>(value as PlanRecord).map(([name, part]) => [name, specForm(part)]));
}

function dotted({ id, path }: Named): string {
  return [id, ...path.map(String)].join(".");
}
