/**
 * The schema that editors use: nothing is required where `extends` is present, and `null`, which resets a key to its default, is allowed
 * everywhere but in lists, whose items inherit nothing. Values and snippets are suggested, not enforced (suggest.ts).
 */
import { withRequired } from "../schema/bundles.ts";
import { mapValues, type SchemaNode } from "../schema/load.ts";
import { keySnippet } from "./bodies.ts";
import { Definitions } from "./definitions.ts";
import { helpOf } from "./help.ts";
import { forEditors } from "./node.ts";
import { byRegions, hasRegionalValues } from "./regions.ts";

export function authoringBundle(source: SchemaNode): SchemaNode {
  const root = withRequired(source, false);
  const definitions = new Definitions();
  const { properties, defaultSnippets, ...rest } = forEditors(root, definitions);
  const required = Object.fromEntries(Object.entries(root.properties!).filter(([, node]) => isRequiredSection(node)));
  const snippets = Object.entries(required).filter(([, node]) => !hasRegionalValues(node));
  const allOf = byRegions(root, required, definitions);
  return {
    ...rest,
    $id: "environment.authoring.schema.json",
    // What completing a required section inserts depends on `extends`: everything that it requires, or nothing.
    properties: mapValues(properties!, (node, key) => (Object.hasOwn(required, key) ? { ...node, doNotSuggest: true } : node)),
    defaultSnippets,
    if: { required: ["extends"] },
    then: { properties: mapValues(required, (node) => ({ type: ["object", "null"], ...helpOf(node) })) },
    else: { ...demandsOf(root), defaultSnippets: snippets.map(([key, node]) => keySnippet(key, node)) },
    allOf,
    definitions: definitions.all,
  };
}

function isRequiredSection(node: SchemaNode): boolean {
  return node["x-order"] !== undefined && node.required !== undefined;
}

/** What a spec without a parent must contain, at every level. */
function demandsOf(node: SchemaNode): SchemaNode {
  const inner = Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const demands = demandsOf(child);
    return Object.keys(demands).length === 0 ? [] : [[key, { doNotSuggest: true, ...demands }] as const];
  });
  const entries = typeof node.additionalProperties === "object" ? demandsOf(node.additionalProperties) : {};
  return {
    ...(node.required === undefined ? {} : { required: node.required }),
    ...(inner.length === 0 ? {} : { properties: Object.fromEntries(inner) }),
    ...(Object.keys(entries).length === 0 ? {} : { additionalProperties: entries }),
  };
}
