/** Reads cfn-lint's extension schemas: `allOf` of `if … then`, with an `enum` that holds the answer. */
interface Clause {
  readonly if: { readonly properties: Readonly<Record<string, { readonly const?: unknown; readonly enum?: readonly string[] }>> };
  readonly then: false | { readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>> };
}

/**
 * Values that an extension allows for `property` when Engine is `engine`, merged over its clauses (RDS has one clause per license model,
 * with the same classes). Throws when there are none: the format changed.
 */
export function allowedFor(extension: unknown, engine: string, property: string): string[] {
  const clauses = clausesOf(extension, engine);
  return found(new Set(clauses.flatMap(({ then }) => (then === false ? [] : (then.properties[property]?.enum ?? [])))), engine, property);
}

/** Values of `property` that an extension refuses when Engine is `engine`. Throws when there are none: the format changed. */
export function refusedFor(extension: unknown, engine: string, property: string): string[] {
  const clauses = clausesOf(extension, engine).filter(({ then }) => then === false);
  return found(new Set(clauses.flatMap((clause) => clause.if.properties[property]?.enum ?? [])), engine, property);
}

function clausesOf(extension: unknown, engine: string): Clause[] {
  return (extension as { allOf: Clause[] }).allOf.filter((clause) => clause.if.properties["Engine"]?.const === engine);
}

function found(values: ReadonlySet<string>, engine: string, property: string): string[] {
  if (values.size === 0) throw new Error(`no ${property} for ${engine}: has the format of the extension changed?`);
  return [...values];
}
