/** Random choices that a seed determines (Mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** At least 0, less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number less than `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** One of the elements; the list must not be empty. */
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}
