/** What one spec key does to a bill, in USD a month: `Amount` is exact where it is computed, and a number of cents' precision where it is shown. */
export interface KeyPrice<Amount> {
  /** Of all lines that the key has a part in. */
  readonly monthly: Amount;
  /** Of those that it decides most of all keys. */
  readonly decides: Amount;
  /** Other legal values that move the bill, or the most that it can be, by a cent or more; the cheapest first. */
  readonly changes: readonly PricedChange<Amount>[];
}

export interface PricedChange<Amount> {
  readonly to: unknown;
  /** More, or less when negative, of the whole environment. */
  readonly monthly: Amount;
  /** The same with every service at its maximum of tasks. */
  readonly highest: Amount;
  /** Controls that would have to be waived. */
  readonly waivers: readonly string[];
}
