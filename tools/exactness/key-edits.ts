/** Edits of spec keys: every key of the schema with the legal values that its schema, its example and the other specs suggest. */
import { allKeys, type KeyFacts } from "../../compiler/reference/keys.ts";
import { fragmentOf, topLevel, type KeyNode } from "../../compiler/reference/schema.ts";
import { mergeLayers } from "../../compiler/source/merge.ts";
import type { Tree } from "../../compiler/source/types.ts";
import { valueAt } from "../../compiler/source/value-at.ts";
import type { Plan } from "../../compiler/plan/types.ts";
import { open } from "../fixtures/open.ts";
import { frozenSpecs } from "../fixtures/project.ts";
import { environmentOf } from "../fixtures/specs.ts";
import { allWaivers } from "../fixtures/waivers.ts";
import { candidatesOf } from "../generate/effects/candidates.ts";
import { compileOver } from "../generate/overlay.ts";
import type { Random } from "../random.ts";

/** Another environment is another stack, and another account another set of credentials. */
const fixed: ReadonlySet<string> = new Set(["schema", "extends", "environment", "awsAccountId", "waivers", "budget", "usage"]);

export interface KeyEdit {
  /** `rds.rdsMultiAz=true`. */
  readonly name: string;
  readonly over: Tree;
}

/** The plan of a frozen spec without protection, with edits; undefined if they are not legal together. */
export function planWith(spec: string, edits: readonly KeyEdit[] = []): Plan | undefined {
  const over = mergeLayers([...edits.map((edit) => edit.over).toReversed(), open]);
  const waivers = allWaivers((over["class"] ?? environmentOf(spec).spec.class) as "dev" | "prod");
  return compileOver(spec, { waivers, ...over }, { ignoreBudget: true }).plan;
}

const keys = allKeys().filter(({ path, section }) => !fixed.has(section ?? path));

/** A random edit of one key. */
export function keyEdit(spec: string, random: Random): KeyEdit | undefined {
  const key = random.of(keys);
  const node = nodeOf(key);
  const fragments = node["x-matrix"] ?? (node["x-requires"] === undefined ? [] : [fragmentOf(key.name, true, node)]);
  if (fragments.length > 0 && key.section !== undefined && random.next() < 0.5) {
    const fragment = random.of(fragments);
    return { name: `${key.section}=${JSON.stringify(fragment)}`, over: { [key.section]: fragment } };
  }
  const [own, ...others] = [spec, ...frozenSpecs].map((name) => valueAt(environmentOf(name).spec, key.path.split(".")));
  const candidates = candidatesOf(key, node, own, others);
  if (candidates.length === 0) return undefined;
  const value = random.of(candidates);
  const over = key.section === undefined ? { [key.name]: value } : { [key.section]: { [key.name]: value } };
  return { name: `${key.path}=${JSON.stringify(value)}`, over };
}

function nodeOf({ section, name }: KeyFacts): KeyNode {
  const top = new Map(topLevel());
  return section === undefined ? top.get(name)! : top.get(section)!.properties![name]!;
}
