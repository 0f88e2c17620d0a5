/** Bytes: noise, YAML punctuation in any order, and frozen specs with changed bytes. */
import fc from "fast-check";
import type { FuzzInput } from "../input.ts";

const pieces = [
  ..."abz09:-[]{},'\"#&*!|>%@?~<=`\\ \n\t\r\0",
  ...[
    "\u0085",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "é",
    "😀",
    "\ud800",
    "- ",
    ": ",
    "\n  ",
    "\n\n",
    "---\n",
    "...\n",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
  ],
  ...["extends: prod.yaml\n", "extends: ../spec/dev.yaml\n", "__proto__: 1\n", "vpc:\n", "rds: {", "schema: 1\n", "0o17", "1_000", ".inf"],
];

/** `texts` are the frozen specs. */
export function bytesInput(texts: readonly string[]): fc.Arbitrary<FuzzInput> {
  const noise = fc.uint8Array({ maxLength: 200 });
  const punctuation = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(""));
  return fc.oneof({ weight: 2, arbitrary: noise }, { weight: 4, arbitrary: punctuation }, { weight: 3, arbitrary: damaged(texts) });
}

/** A frozen spec with some bytes overwritten, removed or duplicated. */
function damaged(texts: readonly string[]): fc.Arbitrary<FuzzInput> {
  const damage = fc.record({
    at: fc.nat({ max: 6000 }),
    remove: fc.nat({ max: 40 }),
    insert: fc.uint8Array({ maxLength: 6 }),
    again: fc.boolean(),
  });
  return fc.tuple(fc.constantFrom(...texts), fc.array(damage, { minLength: 1, maxLength: 4 })).map(([text, damages]) => {
    let bytes = Buffer.from(text, "utf8");
    for (const { at, remove, insert, again } of damages) {
      const from = at % (bytes.length + 1);
      const cut = bytes.subarray(from, from + remove);
      bytes = Buffer.concat([
        bytes.subarray(0, from),
        insert,
        again ? Buffer.concat([cut, cut]) : Buffer.alloc(0),
        bytes.subarray(from + remove),
      ]);
    }
    return new Uint8Array(bytes);
  });
}
