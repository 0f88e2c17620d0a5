/**
 * `npm run mutants -- [--runs N] [--seed N] [--batch N] [--show N]`: writes faults into a frozen spec (grants, trust, exposure, leaks) in
 * random forms, and prints those that the compiler accepts. A second opinion on the security rules: neither the faults nor the oracle that
 * decides whether they do harm share code with the rules. Exits 1 if a mutant survives.
 */
import { parseArgs } from "node:util";
import { run } from "./run.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "3000" },
    seed: { type: "string", default: "1" },
    batch: { type: "string", default: "50" },
    show: { type: "string", default: "5" },
  },
});
const { user } = process.cpuUsage();
const tally = run(Number(values.seed), Number(values.runs), Number(values.batch));
const print = (text: string): void => void process.stdout.write(`${text}\n`);
for (const { kind, number, world, overrides, keys, harm } of tally.survivors.slice(0, Number(values.show)))
  print(`survived: ${kind} ${number}: ${harm(world)}\n${JSON.stringify({ extraResources: world.resources, overrides, keys })}`);
for (const { kind, number, world, overrides } of tally.unplannable.slice(0, Math.floor(Number(values.show) / 2)))
  print(`unplannable: ${kind} ${number}: ${JSON.stringify({ extraResources: world.resources, overrides })}`);
print(
  Object.entries(tally.kinds)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(", "),
);
print(
  `mutants: ${values.runs} from seed ${values.seed}: ${tally.refused} refused by security rules, ${tally.unplannable.length} that cannot be planned, ` +
    `${tally.survivors.length} accepted; ${tally.harmless} harmless ones left out; ${Math.round((process.cpuUsage().user - user) / 1e6)} s of CPU time`,
);
process.exitCode = tally.survivors.length === 0 ? 0 : 1;
