import { describe, expect, it } from "vitest";
import { isLogRetention, logRetentions } from "../../../compiler/aws/logs.ts";

describe("log retention", () => {
  it("is one of CloudWatch's", () => {
    expect(logRetentions()).toEqual([
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ]);
    expect(isLogRetention(30)).toBe(true);
    expect(isLogRetention(0)).toBe(false);
  });
});
