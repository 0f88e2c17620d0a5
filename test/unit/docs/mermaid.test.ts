/** Mermaid itself parses every diagram. It needs a DOM. */
import { JSDOM } from "jsdom";
import { beforeAll, describe, expect, it } from "vitest";
import { blocksOf, referencePages, textOf, writtenPages } from "./pages.ts";

const diagrams = [...referencePages, ...writtenPages("docs")].flatMap((file) =>
  blocksOf(textOf(file))
    .filter(({ language }) => language === "mermaid")
    .map(({ body }, index) => ({ name: `${file}, diagram ${index + 1}`, body })),
);

let parse: (text: string) => Promise<unknown>;

beforeAll(async () => {
  const { window } = new JSDOM("");
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import("mermaid");
  parse = (text) => mermaid.parse(text);
}, 120_000);

describe("diagrams", () => {
  it("exist: one per module, the architecture and the dependencies", () => {
    expect(diagrams.length).toBeGreaterThanOrEqual(18);
  });

  it.each(diagrams)("$name is mermaid", async ({ body }) => {
    expect(await parse(body)).toMatchObject({ diagramType: expect.stringMatching(/^flowchart/) });
  });

  it("would fail with a syntax error", async () => {
    await expect(parse(diagrams[0]!.body.replace("-->", "-->|"))).rejects.toThrow(/error/i);
  });

  it("name every end of an arrow", () => {
    for (const { name, body } of diagrams) {
      const boxes = new Set([...body.matchAll(/^\s*(?:subgraph )?(\w+)[[(]/gm)].map(([, id]) => id));
      const ends = [...body.matchAll(/^\s*(\w+) -{1,2}\.?->?(?:>)?(?:\|.*\|)? (\w+)$/gm)].flatMap(([, from, to]) => [from, to]);
      expect([name, [...new Set(ends)].filter((end) => !boxes.has(end))]).toEqual([name, []]);
    }
  });
});
