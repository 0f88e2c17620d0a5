/** Z3 proves that the sets of compiler/reach are exactly the packets of an independent encoding, for every pair of the frozen plans. */
import { init } from "z3-solver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reachOf } from "../../../compiler/reach/index.ts";
import type { Flow } from "../../../compiler/reach/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { Formulas } from "./smt.ts";

type Api = Awaited<ReturnType<typeof init>>;

let z3: Api;
beforeAll(async () => {
  z3 = await init();
}, 120_000);
// The threads of the WebAssembly module would keep the process alive.
afterAll(() => (z3.em as { PThread: { terminateAllThreads(): void } }).PThread.terminateAllThreads());

const declarations =
  "(declare-const s (_ BitVec 32))(declare-const d (_ BitVec 32))(declare-const p (_ BitVec 8))(declare-const q (_ BitVec 16))";

describe.each(["dev", "prod", "prod-100k"] as const)("the frozen plan of %s", (name) => {
  it("lets exactly those packets arrive that the sets contain", { timeout: 600_000 }, async () => {
    const plan = planOf(name);
    const reach = reachOf(plan);
    const formulas = new Formulas(plan);
    const idOf = new Map(
      reach.endpoints.map(({ name: endpoint, kind, resource }) => [
        endpoint,
        ["internet", "networks"].includes(kind) ? endpoint : resource,
      ]),
    );
    const pairs = reach.all().filter(({ from, to }) => from !== to);
    expect(pairs.flatMap(({ flows }) => flows).filter(({ source }) => source[1] >= 2n ** 32n)).toEqual([]);
    const questions = pairs.map(({ from, to, flows }) => `(xor ${formulas.arrives(idOf.get(from), idOf.get(to))} ${set(flows)})`);
    const answers = await solve(questions);
    expect(pairs.filter((_pair, index) => answers[index] !== "unsat").map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
    expect(answers).toHaveLength(pairs.length);
  });

  it("would not pass if a packet were missing", { timeout: 600_000 }, async () => {
    const plan = planOf(name);
    const pair = reachOf(plan).pair("internet", "alb")!;
    const question = `(xor ${new Formulas(plan).arrives("internet", "alb")} ${set(pair.flows.slice(1))})`;
    expect(await solve([question])).toEqual(["sat"]);
  });
});

/** `fromString` reads its text before it returns; `eval_smtlib2_string` reads on in another thread when the text may be gone. */
async function solve(assertions: readonly string[]): Promise<readonly string[]> {
  const context = z3.Context("reach");
  const answers: string[] = [];
  for (const assertion of assertions) {
    const solver = new context.Solver();
    solver.fromString(`${declarations}(assert ${assertion})`);
    answers.push(await solver.check());
  }
  return answers;
}

function set(flows: readonly Flow[]): string {
  const within = (x: string, [from, to]: readonly [bigint | number, bigint | number], width: number) =>
    `(bvule (_ bv${from} ${width}) ${x})(bvule ${x} (_ bv${to} ${width}))`;
  const boxes = flows.map(
    ({ source, destination, protocol, ports }) =>
      `(and ${within("s", source, 32)}${within("d", destination, 32)}${within("p", protocol, 8)}${within("q", ports, 16)})`,
  );
  return `(or false ${boxes.join(" ")})`;
}
