/** The identifier of the database instance: its endpoint, metrics and log groups carry it, and no restore may read it. */
import { physicalName, type NameRule } from "../plan/builder/names.ts";
import type { Traced } from "../plan/builder/traced.ts";
import type { Environment } from "./types.ts";

/** Of a DB instance identifier (RDS API reference, CreateDBInstance). */
export const databaseIdentifierRule = { limit: 63 } as const satisfies NameRule;

export function databaseIdentifier(environment: Environment): Traced<string> {
  return physicalName(environment, "db", databaseIdentifierRule);
}
