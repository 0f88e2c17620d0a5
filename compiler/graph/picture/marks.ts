/** Draws what a change does at the places of its resources. */
import type { DrawOptions } from "./draw.ts";
import { changeColumns, heights, rowWidth } from "./rows.ts";
import type { PictureMark } from "./change.ts";
import { box, element, escapeXml, fit, line } from "./svg.ts";

/** Of the widest common font, px: in a narrower one, the pill has a wider margin. */
const [pillHeight, charWidth] = [18, 7.2];

/** A label whose middle is at `y`: the upper edge of a card, where nothing else is. Its sign alone where there is no room. */
export function pill({ name, text }: PictureMark, x: number, y: number, most: number): string {
  const full = Math.ceil(text.length * charWidth) + 14;
  const [shown, width] = full <= most ? [text, full] : [text.slice(0, 1), pillHeight + 4];
  return element(
    "g",
    { class: `pill m-${name}` },
    box("", x, y - pillHeight / 2, width, pillHeight, pillHeight / 2),
    element("text", { class: "small middle", x: x + width / 2, y: y + 4 }, escapeXml(shown)),
  );
}

const gap = 10;

/** One small card per resource, the most important first. */
export function drawChanges(resources: readonly string[], x: number, y: number, options: DrawOptions): string {
  const width = Math.floor((rowWidth - gap * (changeColumns - 1)) / changeColumns);
  return resources
    .map((id, index) => {
      const mark = options.markOf!(id)!;
      const left = x + (index % changeColumns) * (width + gap);
      const top = y + Math.floor(index / changeColumns) * heights.change;
      const body = [
        box("plain card", left, top, width, heights.change - gap),
        element("text", { class: "mono", x: left + 10, y: top + 17 }, escapeXml(fit(id, width - 20, 7.3))),
        line("small", left + 10, top + 33, fit(mark.text, width - 20, 6.5)),
      ];
      return marked(id, mark, options, ...body);
    })
    .join("");
}

/** The content as a link to the resource, if there are links, with the mark's class and words. */
export function marked(id: string, mark: PictureMark | undefined, { hrefOf }: DrawOptions, ...content: readonly string[]): string {
  const href = hrefOf?.(id);
  const own = mark === undefined ? {} : { class: `changed m-${mark.name}`, "data-change": id };
  if (href === undefined) return element("g", own, ...content);
  return element("a", { href, "aria-label": mark === undefined ? id : `${id}, ${mark.text.slice(2)}`, ...own }, ...content);
}
