import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, decimalText, minus, over, rounded, roundedUp, sum, times, zero } from "../../../compiler/pricing/decimal.ts";

describe("decimal", () => {
  it.each([
    ["0.1", "0.1"],
    ["5.4e-6", "0.0000054"],
    [4.3e-7, "0.00000043"],
    ["-12.50", "-12.5"],
    [1e21, "1000000000000000000000"],
    ["0.0000000000009", "0"],
  ])("reads %s as %s", (value, text) => {
    expect(decimalText(decimal(value))).toBe(text);
  });

  it.each(["", "1,5", "NaN", "Infinity", "0x10", "1.", " 1"])("refuses %j", (value) => {
    expect(() => decimal(value)).toThrow("is not a decimal number");
  });

  it("is exact where a binary float is not", () => {
    expect(sum(decimal("0.1"), decimal("0.2"))).toBe(decimal("0.3"));
    expect(decimalText(times(decimal("1.1"), decimal("1.1")))).toBe("1.21");
    expect(decimalText(times(decimal("4.35"), decimal(100)))).toBe("435");
  });

  it("rounds half away from zero, for both signs", () => {
    expect([decimalText(decimal("2.345"), 2), decimalText(decimal("-2.345"), 2), decimalText(decimal("2.3449"), 2)]).toEqual([
      "2.35",
      "-2.35",
      "2.34",
    ]);
    expect(decimalText(over(decimal(1), decimal(3)))).toBe("0.333333333333");
    expect(decimalText(over(decimal(-2), decimal(3)))).toBe("-0.666666666667");
    expect(decimalText(roundedUp(decimal("2.000001")))).toBe("3");
    expect(decimalText(roundedUp(decimal(2)))).toBe("2");
  });

  const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((value) => decimal(value / 100));

  it("adds and subtracts without loss", () => {
    fc.assert(fc.property(cents, cents, (a, b) => minus(sum(a, b), b) === a));
  });

  it("multiplies and divides without reversing an order", () => {
    const positive = fc.integer({ min: 1, max: 1_000_000 }).map((value) => decimal(value / 1000));
    fc.assert(
      fc.property(positive, positive, positive, (a, b, factor) => {
        const [less, more] = a <= b ? [a, b] : [b, a];
        return times(less, factor) <= times(more, factor) && over(less, factor) <= over(more, factor);
      }),
    );
  });

  it("writes what it reads", () => {
    fc.assert(fc.property(cents, (value) => decimal(decimalText(value)) === value && rounded(value, 2) === value));
    expect(decimalText(zero, 2)).toBe("0.00");
  });
});
