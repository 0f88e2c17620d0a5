/**
 * `npm run exactness -- [--edits N] [--seed N] [--spec NAME]… [--part K/N]`: deploys frozen specs on the real Pulumi engine with the
 * provider double, previews random edits of them, and compares what the engine announces with what compiler/change computes. Prints the
 * number of edits compared and every difference; exits 1 if there is one. `--part 1/3` runs every third edit, for several processes.
 */
import { parseArgs } from "node:util";
import { mismatches } from "./compare.ts";
import { editOf } from "./edits.ts";
import { DeployedStack } from "./engine.ts";
import { planWith } from "./key-edits.ts";

const { values: options } = parseArgs({
  options: {
    edits: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    spec: { type: "string", multiple: true, default: ["dev", "prod"] },
    part: { type: "string", default: "1/1" },
  },
});
const [part = 1, parts = 1] = options.part.split("/").map(Number);
const [wanted, seed] = [Number(options.edits), Number(options.seed)];
let [compared, operations, different] = [0, 0, 0];

/** The first spec gets nine edits of ten, since dev is the smallest; the others take turns with the tenth. */
function specOf(number: number): string {
  const [first, ...others] = options.spec;
  return (number % 10 === 9 ? others[Math.floor(number / 10) % others.length] : first) ?? first!;
}

for (const spec of new Set(options.spec)) {
  const base = planWith(spec);
  if (base === undefined) throw new Error(`${spec} does not compile`);
  const stack = await DeployedStack.of(base);
  for (let number = part - 1; number < wanted; number += parts) {
    if (specOf(number) !== spec) continue;
    const edit = editOf(spec, base, seed, number);
    const { code, text, announcement } = await stack.preview(edit.plan);
    const found = mismatches(base, edit.plan, announcement);
    compared += 1;
    operations += [...announcement.values()].filter(({ kind }) => kind !== "same").length;
    if (compared % 25 === 0) console.error(`${compared} compared, ${different} differ`);
    if (found.length === 0 && code === 0) continue;
    different += 1;
    console.log(`${spec} ${number}: ${edit.name}`);
    for (const { resource, computed, announced } of found)
      console.log(`  ${resource}\n    computed:  ${computed}\n    announced: ${announced}`);
    if (code !== 0) console.log(`  the engine stops:\n${text.slice(-1500)}`);
  }
  stack.dispose();
}
console.log(`${compared} edits compared (${operations} operations on resources): ${different} differ`);
process.exitCode = different > 0 ? 1 : 0;
