/** The cost curve as a chart: cost over daily users, with a line at each limit in range. */
import { decimalText, type Decimal } from "../../pricing/decimal.ts";
import type { Curve } from "../curve.ts";
import { count, dollars } from "./numbers.ts";

const [width, height] = [760, 420];
const plot = { left: 90, right: 720, top: 40, bottom: 360 };

/** Light and dark, following the user's color scheme; GitHub displays both. */
const style = [
  ...rules({ page: "#fff", ink: "#111827", grid: "#e5e7eb", fixed: "#6b7280", all: "#2563eb", limit: "#dc2626" }),
  "@media (prefers-color-scheme:dark){",
  ...rules({ page: "#0d1117", ink: "#e6edf3", grid: "#30363d", fixed: "#9ca3af", all: "#60a5fa", limit: "#f87171" }),
  "}",
].join("");

function rules({ page, ink, grid, fixed, all, limit }: Readonly<Record<"page" | "ink" | "grid" | "fixed" | "all" | "limit", string>>) {
  return [
    `.page{fill:${page}}text{fill:${ink}}.grid{stroke:${grid}}.dot{fill:${all}}`,
    `.fixed{fill:none;stroke:${fixed};stroke-width:2}.all{fill:none;stroke:${all};stroke-width:2}`,
    `.limit{stroke:${limit}}.broken{fill:${limit}}`,
  ];
}

/** An SVG document. `title` names the spec. Only pixel coordinates are rounded. */
export function curveSvg({ points, limits }: Curve, title: string): string {
  const users = points.map((point) => Math.max(1, point.users));
  const [least, most] = [Math.min(...users), Math.max(...users)];
  const highest = Math.max(1, ...points.map(({ monthly }) => toNumber(monthly)));
  const x = (value: number) =>
    plot.left + (most === least ? 0.5 : Math.log(value / least) / Math.log(most / least)) * (plot.right - plot.left);
  const y = (value: number) => plot.bottom - (value / highest) * (plot.bottom - plot.top);
  const path = (of: (index: number) => Decimal) =>
    points.map((_, index) => `${px(x(users[index]!))},${px(y(toNumber(of(index))))}`).join(" ");
  const breaks = limits.filter(({ breaksAt }) => breaksAt !== undefined && breaksAt >= least && breaksAt <= most);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>${escape(title)}</title>`,
    `<style>${style}</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    `<text x="${plot.left}" y="22" font-size="14">${escape(title)}</text>`,
    ...[0, 0.25, 0.5, 0.75, 1].map((part) => gridLine(y(highest * part), dollarsOf(highest * part))),
    ...points.map(({ users: value }, index) => tick(x(users[index]!), count(value))),
    `<polyline class="fixed" points="${path((index) => points[index]!.fixed)}"/>`,
    `<polyline class="all" points="${path((index) => points[index]!.monthly)}"/>`,
    ...points.map(({ monthly, users: value }, index) =>
      dot(x(users[index]!), y(toNumber(monthly)), `${count(value)} users: ${dollars(monthly)} USD`),
    ),
    ...breaks.map(({ name, breaksAt }, index) => limitLine(x(breaksAt!), 52 + 14 * index, `${name}: ${count(breaksAt!)}`)),
    `<text x="${plot.left}" y="${height - 12}">Daily users (logarithmic). Blue: USD a month. Gray: fixed part. Red: a limit is exceeded.</text>`,
    "</svg>",
    "",
  ].join("\n");
}

function toNumber(value: Decimal): number {
  return Number(decimalText(value, 2));
}

function dollarsOf(value: number): string {
  return count(Math.round(value));
}

function gridLine(at: number, label: string): string {
  return `<path d="M${plot.left} ${px(at)}H${plot.right}" class="grid"/><text x="${plot.left - 8}" y="${px(at + 4)}" text-anchor="end">${label}</text>`;
}

function tick(at: number, label: string): string {
  return `<text x="${px(at)}" y="${plot.bottom + 18}" text-anchor="middle">${label}</text>`;
}

function dot(cx: number, cy: number, label: string): string {
  return `<circle cx="${px(cx)}" cy="${px(cy)}" r="4" class="dot"><title>${escape(label)}</title></circle>`;
}

function limitLine(at: number, labelAt: number, label: string): string {
  const end = at > (plot.left + plot.right) / 2;
  return `<path d="M${px(at)} ${plot.top}V${plot.bottom}" class="limit" stroke-dasharray="4 3"/><text x="${px(at + (end ? -4 : 4))}" y="${labelAt}" class="broken" text-anchor="${end ? "end" : "start"}">${escape(label)}</text>`;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
