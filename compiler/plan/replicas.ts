/** Read replicas of databases. */
import type { PlanReader } from "./reader.ts";
import type { PlanResource } from "./types.ts";

export const databaseType = "aws:rds/instance:Instance";

/** A read replica, and the database that it copies. */
export interface Replica {
  readonly replica: PlanResource;
  readonly source: PlanResource;
}

/** Every read replica of a database in the plan. */
export function replicasIn(reader: PlanReader): readonly Replica[] {
  return reader.ofType(databaseType).flatMap((replica) => {
    const source = sourceOf(reader, replica);
    return source === undefined ? [] : [{ replica, source }];
  });
}

/**
 * The database that an instance is a replica of, by a reference or by its identifier. Undefined for an instance that is no replica, and for
 * a replica of a database that the plan does not contain.
 */
export function sourceOf(reader: PlanReader, { inputs }: PlanResource): PlanResource | undefined {
  const stated = inputs["replicateSourceDb"];
  const source = reader.target(stated);
  if (source !== undefined || stated === undefined) return source;
  const identifier = reader.known(stated);
  if (typeof identifier !== "string") return undefined;
  return reader.ofType(databaseType).find((database) => reader.known(database.inputs["identifier"]) === identifier);
}
