/** The table of what AWS accepts as the value of each property, by provider type. */
import type { Bound } from "../../../../compiler/aws/property-bounds.ts";
import { loadCatalogue, type Catalogue } from "../../../../compiler/provider/catalogue.ts";
import { formFacts } from "../facts/value-forms.ts";
import { rangeFacts } from "../facts/value-ranges.ts";
import { wordFacts } from "../facts/value-words.ts";
import { valueFacts } from "../facts/values.ts";
import { Line, sorted, type Table } from "../table.ts";
import type { Wheel } from "../wheel.ts";
import { collect, type Schema, type Statement } from "./collect.ts";
import { exclusions, withoutExcluded } from "./exclusions.ts";
import { formOf } from "./forms.ts";
import { twins } from "./types.ts";

/** Bounds by type and dotted path, with what was mapped and what was not. */
export function propertyBounds(wheel: Wheel, catalogueFolder: string): Table {
  const catalogue = loadCatalogue(catalogueFolder);
  const found = twins.map((twin) => ({ ...twin, ...mapped(wheel, catalogue, twin) }));
  const count = (of: (each: (typeof found)[number]) => number): number => found.reduce((sum, each) => sum + of(each), 0);
  const types = found.map(({ token, statements }) => [token, boundsOf(token, statements)] as const);
  return {
    source: `cfn-lint ${wheel.version}, AWS's resource schemas, and tools/generate/aws-tables/facts/value*.ts`,
    date: wheel.date,
    note: "Lists take no step in a path: bounds of numbers and texts hold for each item.",
    coverage: {
      types: found.length,
      withoutSchema: found.filter(({ type }) => type === undefined).map(({ token }) => token),
      mapped: count((each) => each.mapped.length),
      unmapped: count((each) => each.unmapped.length),
      bounded: types.reduce((sum, [, bounds]) => sum + Object.keys(bounds).length, 0),
    },
    excluded: exclusions.map(({ token, path, keywords, reason, source }) => ({
      of: `${token.source} ${path.source}${keywords === undefined ? "" : ` ${keywords.join(", ")}`}`,
      reason,
      source,
    })),
    types: sorted(types.filter(([, bounds]) => Object.keys(bounds).length > 0)),
    unmapped: sorted(found.filter(({ unmapped }) => unmapped.length > 0).map(({ token, unmapped }) => [token, unmapped.join(" ")])),
  };
}

function mapped(wheel: Wheel, catalogue: Catalogue, { token, type, part }: (typeof twins)[number]) {
  if (type === undefined) return { mapped: [], unmapped: [], statements: new Map<string, Statement>() };
  return collect(catalogue, token, wheel.resource(type) as Schema, type, part);
}

function boundsOf(token: string, statements: ReadonlyMap<string, Statement>): Record<string, Line> {
  const all = new Map(statements);
  for (const fact of [...valueFacts, ...rangeFacts, ...formFacts, ...wordFacts].filter((each) => each.token === token))
    for (const [path, said] of Object.entries(fact.statements)) all.set(path, { ...all.get(path), ...said });
  const bounds = [...all].map(([path, said]) => [path, boundOf(withoutExcluded(token, path, said))] as const);
  return sorted(bounds.filter(([, bound]) => Object.keys(bound).length > 0).map(([path, bound]) => [path, new Line(bound)]));
}

/** What a check needs of a statement: a list of values says everything, and a bound of nothing says nothing. */
function boundOf({ pattern, ...said }: Statement): Bound {
  const items = { ...number("minItems", said.minItems, 1), ...number("maxItems", said.maxItems) };
  if (said.enum !== undefined) return { ...items, enum: said.enum as NonNullable<Bound["enum"]> };
  const form = pattern === undefined ? undefined : formOf(String(pattern), said);
  return {
    ...items,
    ...number("minimum", said.minimum),
    ...number("maximum", said.maximum),
    ...number("minLength", said.minLength, 1),
    ...number("maxLength", said.maxLength),
    ...form,
  };
}

function number(name: string, value: unknown, least = -Infinity): Record<string, number> {
  return typeof value === "number" && value >= least ? { [name]: value } : {};
}
