/**
 * Effect of one spec key on the bill, in USD per month. `Amount` is an exact decimal in computations and a number rounded to cents for
 * display.
 */
export interface KeyPrice<Amount> {
  /** Total of all lines that the key affects. */
  readonly monthly: Amount;
  /** Total of the lines that this key decides more than any other. */
  readonly decides: Amount;
  /** Other legal values that change the bill, or its maximum, by a cent or more; cheapest first. */
  readonly changes: readonly PricedChange<Amount>[];
}

export interface PricedChange<Amount> {
  readonly to: unknown;
  /** Change of the whole environment's bill; negative if it is cheaper. */
  readonly monthly: Amount;
  /** The same change with every service at its maximum task count. */
  readonly highest: Amount;
  /** Rules that this value would need a waiver for. */
  readonly waivers: readonly string[];
}
