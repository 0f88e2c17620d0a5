/** The identifier of the database instance. Endpoint, metrics and log groups contain it, so a restored database must keep it. */
import { physicalName, type NameRule } from "../plan/builder/names.ts";
import type { Traced } from "../plan/builder/traced.ts";
import type { Environment } from "./types.ts";

/** Limits of a DB instance identifier (RDS API Reference, CreateDBInstance). */
export const databaseIdentifierRule = { limit: 63 } as const satisfies NameRule;

export function databaseIdentifier(environment: Environment): Traced<string> {
  return physicalName(environment, "db", databaseIdentifierRule);
}
