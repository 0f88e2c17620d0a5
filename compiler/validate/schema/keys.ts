/** Errors about unknown and missing keys. */
import type { Extra } from "../../diagnostics/make.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { withoutPrices } from "../../pricing/quoted.ts";
import type { KeyPath } from "../../source/types.ts";
import { nodeAt, sectionsOf, type SchemaNode } from "./metadata.ts";
import { aliasOf, isCredential } from "./aliases.ts";
import { dotted, firstSentence, inYaml, orList } from "./words.ts";

/** A message, and the path of the key that was probably meant. */
export interface KeyWords extends Pick<Extra, "help"> {
  readonly message: string;
  readonly meant?: KeyPath;
}

/** An unknown key: suggests a key in the same section or in another one. */
export function unknownKey(root: SchemaNode, path: KeyPath): KeyWords {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const known = Object.keys(nodeAt(root, parent).properties ?? {});
  const message = parent.length === 0 ? `unknown key or section \`${key}\`` : `unknown key \`${key}\` in \`${dotted(parent)}\``;
  const elsewhere = sectionsOf(root).find(([section, node]) => section !== parent[0] && Object.hasOwn(node.properties ?? {}, key));
  if (elsewhere) return { message, help: `it belongs to section \`${elsewhere[0]}\``, meant: [elsewhere[0], key] };
  if (parent.length === 1 && Object.hasOwn(root.properties ?? {}, key)) {
    return { message, help: `\`${key}\` belongs at the top level of the spec, not in a section`, meant: [key] };
  }
  const alias = parent.length > 1 ? undefined : aliasOf(parent.join("."), key);
  if (alias !== undefined) {
    const meant = alias.split(".");
    return { message, help: `use \`${meant.at(-1)!}\``, meant };
  }
  const own = switchOf(parent, key, known);
  if (own !== undefined) return { message, help: `use \`${own}\``, meant: [...parent, own] };
  if (isCredential(key)) return { message, help: "remove it: a spec contains no secrets; the platform generates its own credentials" };
  // The effective schema has no `extends`, because parents are merged in.
  const near = nearest(key, parent.length === 0 ? [...known, "extends"] : known);
  if (near !== undefined) return { message, help: `did you mean \`${near}\`?`, meant: [...parent, near] };
  const far = sectionsOf(root).flatMap(([section, node]) => {
    const match = section === parent[0] ? undefined : nearest(key, Object.keys(node.properties ?? {}));
    return match === undefined ? [] : [{ section, match }];
  })[0];
  if (far) return { message, help: `did you mean \`${far.match}\` in section \`${far.section}\`?`, meant: [far.section, far.match] };
  const few = 12;
  return {
    message,
    help: known.length > 0 && known.length <= few ? `expected ${orList(known.map((name) => `\`${name}\``))}` : "remove it",
  };
}

/** `enabled` in a section that one key turns on as a whole: `enableWaf`. */
function switchOf(parent: KeyPath, key: string, known: readonly string[]): string | undefined {
  if (parent.length !== 1 || !/^(?:is_?)?(?:enabled?|active|on)$/i.test(key)) return undefined;
  const switches = known.filter((name) => name.startsWith("enable"));
  const own = `enable${String(parent[0])}`.toLowerCase();
  return switches.find((name) => name.toLowerCase() === own) ?? (switches.length === 1 ? switches[0] : undefined);
}

/** A missing key or section: its purpose, and an example. */
export function missingKey(root: SchemaNode, path: KeyPath, isNull = false): KeyWords {
  const node = nodeAt(root, path);
  const key = String(path.at(-1));
  const about = [node.title, withoutPrices(`${firstSentence(node.description)}.`).replace(/\.$/, "")]
    .filter((part) => part !== undefined && part !== "")
    .join(": ");
  if (node.properties !== undefined && node.examples === undefined) {
    const needed = (node.required ?? []).map((name) => `\`${name}\``);
    const kind = path.length === 1 ? "section" : "group";
    return {
      message: `the ${kind} \`${dotted(path)}\` is missing`,
      help: `${about === "" ? "" : `${about}; `}it requires ${needed.join(", ")}`,
    };
  }
  const example = node.examples?.[0];
  const sample = example === undefined ? "" : `for example \`${key}: ${inYaml(example)}\``;
  const message = isNull
    ? `\`${dotted(path)}\` is \`null\`, which stands for a default, but it has none`
    : `\`${dotted(path)}\` is missing`;
  return { message, help: [about, sample].filter((part) => part !== "").join("; ") || undefined };
}
