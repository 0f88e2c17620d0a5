/** What editors suggest in each region: its zones and classes, and snippets that contain them. */
import { regionNames } from "../../../compiler/aws/regions.ts";
import type { SchemaNode } from "../schema/load.ts";
import { environmentSnippet, keySnippet } from "./bodies.ts";
import type { Definitions } from "./definitions.ts";
import { at, chosenBy } from "./suggest.ts";
import { byRegion } from "./values.ts";

interface Regional {
  /** Path of the key; `[]` is a step into a list. */
  readonly path: readonly string[];
  readonly values: string;
}

/** Conditions on the root for every region, and for files that state none that is known. */
export function byRegions(root: SchemaNode, required: Readonly<Record<string, SchemaNode>>, definitions: Definitions): SchemaNode[] {
  const keys = regionalKeys(root);
  const regional = Object.entries(required).filter(([, node]) => hasRegionalValues(node));
  const lists = keys.filter(({ path }) => path.at(-1) === "[]");
  const inRegion = (region?: string): SchemaNode => ({
    allOf: [
      ...keys.map(({ path, values }) =>
        at(path, definitions.suggest(region === undefined ? values : `${values}-${region}`, byRegion[values]!.in(region))),
      ),
      ...lists.map(({ path }) => at(path.slice(0, -2), { defaultSnippets: [listSnippet(root, path, region)] })),
    ],
    if: { required: ["extends"] },
    else: {
      defaultSnippets: [environmentSnippet(root, region)],
      allOf: regional.map(([key, node]) => definitions.add(`${key}-snippet`, { defaultSnippets: [keySnippet(key, node, region)] })),
    },
  });
  const branches = new Map(regionNames().map((region) => [region, definitions.add(region, inRegion(region))]));
  return chosenBy("region", branches, definitions.add("any-region", inRegion()));
}

/** Does the node or a key below it have values that depend on the region? */
export function hasRegionalValues(node: SchemaNode): boolean {
  return regionalKeys(node).length > 0;
}

function regionalKeys(node: SchemaNode, path: readonly string[] = []): readonly Regional[] {
  const values = node["x-values"] as string | undefined;
  return [
    ...(values !== undefined && values in byRegion ? [{ path, values }] : []),
    ...Object.entries(node.properties ?? {}).flatMap(([key, child]) => regionalKeys(child, [...path, key])),
    ...(node.items === undefined ? [] : regionalKeys(node.items, [...path, "[]"])),
  ];
}

function listSnippet(root: SchemaNode, path: readonly string[], region?: string): SchemaNode {
  const key = path.at(-2)!;
  const list = path.slice(0, -1).reduce((node, step) => node.properties![step]!, root);
  return keySnippet(key, list, region);
}
