/** Fields of the JSON documents of `why` and `trace`. Every field is always present. */
import type { ExplainedChange } from "../../why/because.ts";
import type { Cause, Statement } from "../../why/cause.ts";
import type { Link } from "../../why/chain.ts";
import type { Edit } from "../../why/edits.ts";
import type { Prices } from "../../why/pretty.ts";

export function linkJson(link: Link, prices: Prices): object {
  const { causes, reads, value, ...rest } = link;
  return {
    ...rest,
    value: value ?? null,
    monthly: link.resource === null ? null : (prices.ofResource(link.resource) ?? null),
    causes: causes.map((cause) => causeJson(cause, prices)),
    reads: reads.map(({ reference, link: inner }) => ({ reference, link: inner === undefined ? null : linkJson(inner, prices) })),
  };
}

export function causeJson(cause: Cause, prices: Prices): object {
  if (cause.kind === "rule") return cause;
  const { value, statement, overridden, merged, defaultOfClass, ...rest } = cause;
  return {
    ...rest,
    value: value ?? null,
    defaultOfClass: defaultOfClass ?? null,
    statement: statementJson(statement),
    overridden: overridden.map(statementJson),
    merged: merged.map(statementJson),
    monthly: prices.ofKey(cause.key) ?? null,
  };
}

export function statementJson(statement: Statement | undefined): object | null {
  return statement === undefined ? null : { ...statement.place, value: statement.value };
}

export function editJson({ key, before, after, values, defaults }: Edit): object {
  return {
    key,
    before: { value: values.before ?? null, statement: statementJson(before) },
    after: { value: values.after ?? null, statement: statementJson(after) },
    defaults,
  };
}

export function changeJson({ edits, operations, idle, besides }: ExplainedChange): object {
  return {
    edits: edits.map(editJson),
    operations: operations.map(({ operation: { id, type, kind, order = null }, keys, through, properties }) => ({
      ...{ id, type, kind, order, keys, through },
      properties: properties.map(({ before = null, after = null, ...property }) => ({ ...property, before, after })),
    })),
    idle,
    besides,
  };
}
