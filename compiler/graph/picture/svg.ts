/** Builds SVG text. Everything from a plan is escaped, so that it cannot become markup. */

/** Escapes text for element content and quoted attributes, and drops characters that XML does not allow. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export type Attributes = Readonly<Record<string, string | number>>;

/** `<name attributes>content</name>`; `content` is already markup. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const text = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join("");
  return content.length === 0 ? `<${name}${text}/>` : `<${name}${text}>${content.join("")}</${name}>`;
}

/** A rectangle with rounded corners. */
export function box(className: string, x: number, y: number, width: number, height: number, radius = 6): string {
  return element("rect", { class: className, x, y, width, height, rx: radius });
}

/** One line of text with its baseline at `y`. Parts may have their own class, and are then set slightly apart. */
export function line(
  className: string,
  x: number,
  y: number,
  ...parts: readonly (string | readonly [className: string, text: string])[]
): string {
  const spans = parts.map((part, index) => {
    if (typeof part === "string") return escapeXml(part);
    return element("tspan", { class: part[0], ...(index === 0 ? {} : { dx: 8 }) }, escapeXml(part[1]));
  });
  return element("text", { class: className, x, y }, ...spans);
}

/** Truncates text to `width` px at about `size` px per character, with an ellipsis. */
export function fit(text: string, width: number, size: number): string {
  const most = Math.max(4, Math.floor(width / size));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** A path with rounded bends. */
export function roundedPath(points: readonly { readonly x: number; readonly y: number }[], radius: number): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const parts = [`M${n(first.x)} ${n(first.y)}`];
  rest.forEach((corner, index) => {
    const after = rest[index + 1];
    if (after === undefined) return parts.push(`L${n(corner.x)} ${n(corner.y)}`);
    const before = points[index]!;
    const [start, end] = [towards(corner, before, radius), towards(corner, after, radius)];
    return parts.push(`L${n(start.x)} ${n(start.y)}Q${n(corner.x)} ${n(corner.y)} ${n(end.x)} ${n(end.y)}`);
  });
  return parts.join("");
}

type Point = Readonly<Record<"x" | "y", number>>;

function towards(from: Point, to: Point, most: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(most, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Rounds to half pixels, which is precise enough and keeps the file small. */
function n(value: number): number {
  return Math.round(value * 2) / 2;
}
