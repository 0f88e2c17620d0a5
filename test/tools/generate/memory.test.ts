import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { steps } from "../../../tools/generate/index.ts";
import { Memory, type Step } from "../../../tools/generate/memory.ts";
import { projectRoot } from "../../../tools/generate/packages.ts";

let folder = "";
let path = (_name: string) => "";
beforeEach(() => {
  mkdirSync(join(projectRoot, ".cache"), { recursive: true });
  folder = mkdtempSync(join(projectRoot, ".cache/memory-"));
  path = (name) => `${relative(projectRoot, folder)}/${name}`;
  for (const name of ["first", "second"]) mkdirSync(join(folder, name));
  write("in.txt", "input");
  write("first/out.txt", "one");
  write("second/out.txt", "two");
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

/** Two generators that each own a folder; the second may read the output of the first. */
function example(): readonly [Step, Step] {
  const named = (name: string, source: string, reads: Pick<Step, "reads">): Step => {
    const files = () => new Map([[path(`${name}/out.txt`), ""]]);
    return { name, source, ...reads, owned: [path(name)], files };
  };
  return [named("first", "tools/generate/versions.ts", { reads: [path("in*.txt")] }), named("second", "tools/generate/pages.ts", {})];
}

/** Which of the two a new run would skip. */
async function fresh(list: readonly Step[], force = false): Promise<readonly string[]> {
  const memory = new Memory(list, { file: join(folder, "memory.json"), force });
  const found = await Promise.all(list.map(async (step) => ((await memory.fresh(step)) === undefined ? [] : [step.name])));
  return found.flat();
}

async function recorded(): Promise<readonly Step[]> {
  const list = example();
  const memory = new Memory(list, { file: join(folder, "memory.json") });
  for (const step of list) await memory.record(step, [path(`${step.name}/out.txt`)], []);
  return list;
}

describe("the memory of generators", () => {
  it("knows nothing at first, then what was recorded", async () => {
    expect(await fresh(example())).toEqual([]);
    const list = await recorded();
    expect(await fresh(list)).toEqual(["first", "second"]);
    expect(await fresh(list, true)).toEqual([]);
  });

  it.each<[string, () => void, readonly string[]]>([
    ["an input changes", () => write("in.txt", "other"), ["second"]],
    ["an input comes", () => write("in2.txt", ""), ["second"]],
    ["an output is edited", () => write("first/out.txt", "edited"), ["second"]],
    ["an output is deleted", () => rmSync(join(folder, "second/out.txt")), ["first"]],
    ["a file is left in an owned folder", () => write("second/old.txt", ""), ["first"]],
    ["the memory is cut off", () => write("memory.json", readFileSync(join(folder, "memory.json"), "utf8").slice(0, 50)), []],
  ])("skips unaffected generators when %s", async (_what, change, skipped) => {
    const list = await recorded();
    change();
    expect(await fresh(list)).toEqual(skipped);
  });

  it("runs the generators after one whose output changed", async () => {
    const list = await recorded();
    write("first/out.txt", "changed");
    await new Memory(list, { file: join(folder, "memory.json") }).record(list[0]!, [path("first/out.txt")], []);
    expect(await fresh(list)).toEqual(["first"]);
  });

  it("forgets a generator that a check found stale, and all later ones", async () => {
    const list = await recorded();
    new Memory(list, { file: join(folder, "memory.json") }).forget(list[0]!);
    expect(await fresh(list)).toEqual([]);
  });
});

describe("generators", () => {
  it("name as their source the file that they load", () => {
    const text = readFileSync(join(projectRoot, "tools/generate/index.ts"), "utf8");
    const pairs = [...text.matchAll(/source: "tools\/generate\/([^"]+)"[\s\S]*?import\("\.\/([^"]+)"\)/g)];
    expect(pairs.map(([, source]) => `tools/generate/${source}`)).toEqual(steps.map(({ source }) => source));
    for (const [, source, loaded] of pairs) expect(loaded).toBe(source);
  });
});
