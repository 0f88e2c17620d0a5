import { parse } from "yaml";
import { sha256Hex } from "../canonical/hash.ts";
import { canonicalJson } from "../canonical/json.ts";
import { yamlOptions } from "./yaml-options.ts";

/**
 * `sha256-<hex>` of a spec file's parsed tree in RFC 8785 form, so that comments, layout, key order and line breaks do not count. Throws
 * the YAML parser's error if the text is not YAML.
 */
export function fingerprint(text: string): string {
  return fingerprintTree(parse(text, yamlOptions) as unknown);
}

/** The fingerprint of a parsed tree. */
export function fingerprintTree(tree: unknown): string {
  return `sha256-${sha256Hex(canonicalJson(tree ?? null))}`;
}
