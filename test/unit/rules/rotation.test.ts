/** Days of rotation that a spec states: when the next rotation is due, soon or overdue, as of a day that the caller gives. */
import { describe, expect, it } from "vitest";
import { specRules } from "../../../compiler/rules/index.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";

const about = specRules.filter(({ name }) => name.startsWith("credential-rotation-"));

function found(over: Record<string, unknown>, asOf: string): readonly string[] {
  const environment = environmentOf("prod", over);
  return about.flatMap((rule) =>
    [...rule.checkSpec(environment, { asOf, securityRules: [] })].map(({ key, message }) => `${rule.severity} ${key}: ${message}`),
  );
}

/** 90 days later is 2026-12-30. */
const rotated = { rds: { rdsCredentialRotatedOn: "2026-10-01" } };
const credential = "rds.rdsCredentialRotatedOn: the rotation of the application credential";

describe("a stated rotation", () => {
  it.each([
    ["2026-10-01", []],
    ["2026-11-29", []],
    ["2026-11-30", [`warning ${credential} is due in 30 days, on 2026-12-30`]],
    ["2026-12-29", [`warning ${credential} is due in 1 day, on 2026-12-30`]],
    ["2026-12-30", [`warning ${credential} is due today, on 2026-12-30`]],
    ["2026-12-31", [`error ${credential} was due on 2026-12-30`]],
    ["2028-02-29", [`error ${credential} was due on 2026-12-30`]],
    ["2026-09-30", ["error rds.rdsCredentialRotatedOn: 2026-10-01 is in the future"]],
  ])("as of %s", (asOf, expected) => {
    expect(found(rotated, asOf)).toEqual(expected);
  });

  it("counts leap days, and is a day of the calendar", () => {
    const on = (day: string) => ({ redis: { redisAuthTokenRotatedOn: day } });
    expect(found(on("2027-12-15"), "2028-03-14")).toEqual([
      "warning redis.redisAuthTokenRotatedOn: the rotation of the Redis token is due today, on 2028-03-14",
    ]);
    expect(found(on("2026-02-30"), "2026-03-01")).toEqual(["error redis.redisAuthTokenRotatedOn: 2026-02-30 is not a date"]);
  });

  it("of the master password does not count where RDS rotates it", () => {
    const over = (managed: boolean) => ({
      rds: { rdsMasterPasswordRotatedOn: "2026-01-01", enableRdsManagedMasterPassword: managed },
    });
    expect(found(over(false), "2026-11-24")).toEqual([
      "error rds.rdsMasterPasswordRotatedOn: the rotation of the master password was due on 2026-04-01",
    ]);
    expect(found(over(true), "2026-11-24")).toEqual([]);
  });
});
