import { describe, expect, it } from "vitest";
import { counted, unitOf } from "../../../compiler/diagnostics/counted.ts";

describe("a count", () => {
  it("has a noun of its number", () => {
    expect([counted(0, "file"), counted(1, "file"), counted(2, "file"), counted(2, "entry", "entries")]).toEqual([
      "0 files",
      "1 file",
      "2 files",
      "2 entries",
    ]);
  });

  it.each([
    ["tasks", "task"],
    ["CPU units", "CPU unit"],
    ["notifications/month", "notification/month"],
    ["requests per 5 minutes and address", "request per 5 minutes and address"],
    ["ms", "ms"],
    ["GiB", "GiB"],
    ["percent", "percent"],
  ])("of 1 makes %s %s", (unit, one) => {
    expect([unitOf(1, unit), unitOf(2, unit), unitOf(0.5, unit)]).toEqual([one, unit, unit]);
  });
});
