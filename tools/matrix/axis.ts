/** One thing that varies between the combinations of the matrix. */

/** A part of a spec. */
export type Tree = Readonly<Record<string, unknown>>;

export interface Axis {
  readonly name: string;
  readonly values: readonly (readonly [label: string, over: (choice: Choice) => Tree])[];
}

/** Labels chosen so far, by axis: an override may depend on an earlier axis. */
export type Choice = Readonly<Record<string, string>>;
