import { expect, test } from "vitest";
import { globsMeet } from "../../../compiler/aws/globs.ts";

test.each([
  ["sqs:*", "sqs:SendMessage", true],
  ["sqs:Send*", "*Message", true],
  ["sqs:Send?", "sqs:Send", false],
  ["**", "", true],
  ["", "**", true],
  ["s3:*", "sqs:*", false],
  ["a*b", "a*c", false],
  ["a?c", "*b*", true],
])("%s and %s: %s", (a, b, meet) => {
  expect([globsMeet(a, b), globsMeet(b, a)]).toEqual([meet, meet]);
});

test("texts of any length are compared", () => {
  const long = "a".repeat(6_000);
  expect([globsMeet(`*${long}`, `${long}*`), globsMeet(`*${long}`, `*${long}b`)]).toEqual([true, false]);
});
