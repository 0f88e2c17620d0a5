import type { SchemaNode } from "./metadata.ts";
import { inYaml } from "./words.ts";

/** Longest sample: a longer one would be cut off in a message. */
const longest = 70;

/** A key that a section needs, or else its first one with a short example, as the section states it; undefined for a section without any. */
export function keySample({ required = [], properties = {} }: SchemaNode): string | undefined {
  return [...required, ...Object.keys(properties)]
    .flatMap((name) => (properties[name]?.examples?.[0] === undefined ? [] : [`${name}: ${inYaml(properties[name].examples[0])}`]))
    .find((sample) => sample.length <= longest);
}
