/** Arrows of a diagram run beside the rows, are never on top of each other, and cross as little as possible. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card } from "../../../compiler/graph/picture/cards.ts";
import { bundlesOf } from "../../../compiler/graph/picture/bundles.ts";
import { lanesOf, type Stops } from "../../../compiler/graph/picture/lanes.ts";
import { layOut } from "../../../compiler/graph/picture/layout.ts";
import type { Link } from "../../../compiler/graph/picture/links.ts";
import { pictureModel } from "../../../compiler/graph/picture/model.ts";
import type { Layout, Way } from "../../../compiler/graph/picture/places.ts";
import { rowsOf, rowWidth, type Row } from "../../../compiler/graph/picture/rows.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const row = (id: string, kind: Card["kind"]): Row => ({ kind: "card", id, height: 40, card: { id, kind, title: id, detail: "" } });
const link = (from: string, to: string): Link => ({ from, to, because: [], label: "" });
const words = ({ links }: { readonly links: readonly Link[] }) => links.map(({ from, to }) => `${from} → ${to}`).join(", ");

/** Problems of a layout: rows on top of each other, arrows that miss their rows, run through rows, or lie on other bundles. */
function flaws({ rows, ways, width, height }: Layout, links: readonly Link[]): string[] {
  const place = new Map(rows.map(({ item, x, y }) => [item.id, { left: x, right: x + rowWidth, top: y, bottom: y + item.height }]));
  const stacked = rows.filter(({ item, x, y }, index) => {
    const next = rows[index + 1];
    return next !== undefined && (next.x !== x || next.y < y + item.height + 5);
  });
  const attached = ({ link: { from, to }, points }: Way) => {
    const [start, end] = [points[0]!, points.at(-1)!];
    const at = (id: string, { x, y }: typeof start) => {
      const { left, right, top, bottom } = place.get(id)!;
      return (x === left || x === right) && top < y && y < bottom;
    };
    return at(from, start) && at(to, end) && start.x === end.x;
  };
  const { left, right } = place.values().next().value!;
  const inside = ({ points }: Way) => points.some(({ x, y }) => (x > left && x < right) || x < 0 || x > width || y < 0 || y > height);
  const bundles = new Map(bundlesOf(links, kindsOf(rows.map(({ item }) => item))).flatMap((bundle) => bundle.links.map((each) => [each, bundle]))); // prettier-ignore
  const upright = ways.map(({ link: own, points: [, a, b] }) => ({
    own,
    x: a!.x,
    top: Math.min(a!.y, b!.y),
    bottom: Math.max(a!.y, b!.y),
  }));
  const upon = upright.flatMap((a, index) =>
    upright.slice(index + 1).flatMap((b) => {
      const same = bundles.get(a.own) === bundles.get(b.own);
      return !same && a.x === b.x && a.top < b.bottom + 4 && b.top < a.bottom + 4 ? [words({ links: [a.own, b.own] })] : [];
    }),
  );
  return [
    ...stacked.map(({ item }) => `${item.id} overlaps the next row`),
    ...ways.filter((way) => !attached(way)).map((way) => `${words({ links: [way.link] })} misses its rows`),
    ...ways.filter(inside).map((way) => `${words({ links: [way.link] })} runs through rows or out of the picture`),
    ...upon.map((pair) => `on top of each other: ${pair}`),
  ];
}

function kindsOf(rows: readonly Row[]): ReadonlyMap<string, Card["kind"]> {
  return new Map(rows.flatMap((each) => (each.kind === "card" ? [[each.id, each.card.kind] as const] : [])));
}

describe("a layout", () => {
  it.each(frozenSpecs)("of %s has no flaws", (name) => {
    const model = pictureModel(planOf(name));
    const layout = layOut(rowsOf(model), model.links);
    expect(layout.ways).toHaveLength(model.links.length);
    expect(flaws(layout, model.links)).toEqual([]);
  });

  it("of any rows and arrows has no flaws", () => {
    const kinds = fc.array(fc.constantFrom<Card["kind"]>("traffic", "compute", "database", "cache", "messages", "support"), {
      minLength: 2,
      maxLength: 30,
    });
    const cases = kinds.chain((list) =>
      fc.record({
        rows: fc.constant(list.map((kind, index) => row(`r${index}`, kind))),
        pairs: fc.uniqueArray(fc.tuple(fc.nat(list.length - 1), fc.nat(list.length - 1)), {
          maxLength: 60,
          selector: ([from, to]) => `${from} ${to}`,
        }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ rows, pairs }) => {
        const links = pairs.filter(([from, to]) => from !== to).map(([from, to]) => link(`r${from}`, `r${to}`));
        expect(flaws(layOut(rows, links), links)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("needs as many lanes for twenty services as for two", () => {
    const width = (services: number) => {
      const names = Array.from({ length: services }, (_, index) => `s${index}`);
      const rows = [row("alb", "traffic"), ...names.map((name) => row(name, "compute")), row("db", "database"), row("cache", "cache")];
      return layOut(
        rows,
        names.flatMap((name) => [link("alb", name), link(name, "db"), link(name, "cache")]),
      ).width;
    };
    expect(width(20)).toBe(width(2));
  });
});

describe("bundles", () => {
  const kinds = kindsOf([row("alb", "traffic"), row("a", "compute"), row("b", "compute"), row("db", "database"), row("q", "messages")]);

  it("join arrows where more of them meet, and no others", () => {
    const links = [link("alb", "a"), link("alb", "b"), link("a", "db"), link("b", "db"), link("a", "q"), link("q", "b")];
    expect(bundlesOf(links, kinds).map((bundle) => [bundle.side, bundle.kind, words(bundle)])).toEqual([
      ["left", "traffic", "alb → a, alb → b"],
      ["right", "database", "a → db, b → db"],
      ["left", "messages", "a → q"],
      ["left", "messages", "q → b"],
    ]);
  });
});

describe("lanes", () => {
  it.each<[string, readonly Stops[], readonly number[]]>([
    [
      "lines that follow each other share one",
      [
        [0, 3],
        [3, 5],
        [6, 9],
      ],
      [0, 0, 0],
    ],
    [
      "the inner one of two nested lines is nearer",
      [
        [0, 9],
        [3, 5],
      ],
      [1, 0],
    ],
    [
      "a line is outside of a longer one if that has fewer crossings",
      [
        [0, 8],
        [0, 2, 4, 6, 9],
      ],
      [1, 0],
    ],
  ])("%s", (_, lines, expected) => {
    expect(lanesOf(lines)).toEqual(expected);
  });
});
