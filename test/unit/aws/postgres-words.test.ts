import { describe, expect, it } from "vitest";
import { isReservedDatabase, isReservedRole, isReservedWord } from "../../../compiler/aws/postgres-words.ts";

describe("names that PostgreSQL and RDS keep", () => {
  it("are told from free ones, whatever their case", () => {
    expect(["user", "TABLE", "collation", "users", "app", "name", "owner"].filter(isReservedWord)).toEqual(["user", "TABLE", "collation"]);
    expect(["postgres", "rdsadmin", "template1", "app"].filter(isReservedDatabase)).toEqual(["postgres", "rdsadmin", "template1"]);
    expect(["rdsadmin", "pg_monitor", "RDS_superuser", "public", "platform_owner"].filter(isReservedRole)).toEqual([
      "rdsadmin",
      "pg_monitor",
      "RDS_superuser",
      "public",
    ]);
  });
});
