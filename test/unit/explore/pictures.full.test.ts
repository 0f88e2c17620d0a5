/** The frozen environments' diagrams in a real browser: legible at 1200 px, light and dark. Leaves screenshots in .cache/explore. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { project } from "../cli/run.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { Explorers, frozen } from "./pages.ts";

let explorers: Explorers;
const addresses: Record<string, string> = {};
beforeAll(async () => {
  explorers = await Explorers.start();
  for (const name of frozenSpecs) addresses[name] = explorers.write(name, [frozen(name)]);
  mkdirSync(join(project, ".cache/explore"), { recursive: true });
});
afterAll(() => explorers.close());

/** Text that overflows its card or overlaps other text, by the boxes of the browser's layout. */
const misplaced = `[...document.querySelectorAll("main .picture a, main .picture .summary")].flatMap((card) => {
  const box = card.querySelector("rect").getBoundingClientRect();
  const texts = [...card.querySelectorAll("text")].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  const outside = texts.filter(({ box: own }) => own.left < box.left || own.right > box.right || own.top < box.top || own.bottom > box.bottom);
  const over = texts.filter((one, index) => texts.slice(index + 1).some(({ box: other }) =>
    one.box.left < other.right && other.left < one.box.right && one.box.top + 2 < other.bottom && other.top + 2 < one.box.bottom));
  return [...outside, ...over].map(({ text }) => text);
})`;

const contrast = `(() => {
  const parse = (color) => color.match(/[\\d.]+/g).slice(0, 3).map((part) => { const c = part / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
  const light = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const card = light(parse(getComputedStyle(document.querySelector("main .picture .card")).fill));
  return Math.min(...[...document.querySelectorAll("main .picture a text, main .picture a tspan")].map((text) => {
    const own = light(parse(getComputedStyle(text).fill));
    return (Math.max(own, card) + 0.05) / (Math.min(own, card) + 0.05);
  }));
})()`;

describe.each(frozenSpecs)("the diagram of %s", (name) => {
  it.each(["light", "dark"] as const)("is legible when %s", async (colorScheme) => {
    const { page, complaints } = await explorers.open(addresses[name]!, { viewport: { width: 1600, height: 1800 }, colorScheme });
    const picture = page.locator("main .picture");
    const { width } = (await picture.boundingBox())!;
    expect(width).toBeGreaterThan(900);
    expect(width).toBeLessThanOrEqual(1220);
    expect(await page.evaluate(misplaced)).toEqual([]);
    expect(await page.evaluate(contrast)).toBeGreaterThan(4.5);
    const paper = await page.evaluate('getComputedStyle(document.querySelector("main .picture .page")).fill');
    expect(paper).toBe(colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(15, 20, 27)");
    const screenshot = await picture.screenshot({ path: join(project, `.cache/explore/${name}-${colorScheme}.png`) });
    expect(screenshot.length).toBeGreaterThan(40_000);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
