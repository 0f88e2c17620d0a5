/** Names that PostgreSQL or RDS reserves (PostgreSQL documentation, appendix C; RDS CreateDBInstance). */
import { unpack } from "./nearest.ts";

/** Keywords that cannot name a database or role without quotes: the reserved ones, including those that may name functions and types. */
const reserved = new Set(
  unpack(
    "all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column " +
      "concurrently constraint create cross current_catalog current_date current_role current_schema current_time " +
      "current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from " +
      "full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime " +
      "localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning " +
      "right select session_user similar some symmetric system_user table tablesample then to trailing true union unique user " +
      "using variadic verbose when where window with",
  ),
);

const databases = new Set(unpack("postgres rdsadmin template0 template1"));
const roles = new Set(unpack("none postgres public rdsadmin rdsrepladmin rdstopmgr"));

/** Is `name` a reserved SQL keyword? */
export function isReservedWord(name: string): boolean {
  return reserved.has(name.toLowerCase());
}

/** Does a database of this name exist on every RDS instance? */
export function isReservedDatabase(name: string): boolean {
  return databases.has(name.toLowerCase());
}

/** Does the role exist on every RDS instance, or does it have a prefix that PostgreSQL or RDS reserves (`pg_…`, `rds_…`)? */
export function isReservedRole(name: string): boolean {
  return roles.has(name.toLowerCase()) || /^(pg|rds)_/i.test(name);
}
