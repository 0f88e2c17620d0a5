/** Diff: what an update would do, according to compiler/plan/builder/replacement.json. */
import type { Catalogue } from "../../../compiler/provider/catalogue.ts";
import { isMadeUp, nameProperty } from "./autoname.ts";
import { unsettled } from "./normalizations/index.ts";
import type { Change } from "./compare.ts";
import { compare } from "./compare.ts";
import { replaceWhen } from "./replace-when.ts";
import type { Properties } from "./wire.ts";

/** One type of replacement.json. */
export interface ReplacementFacts {
  readonly replace: readonly string[];
  readonly replaceWhen: readonly { readonly property: string }[];
}

export interface Difference {
  readonly changes: readonly Change[];
  /** Paths of the changes that replace the resource. */
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** The provider always replaces these delete-first. */
const alwaysDeleteFirst: ReadonlySet<string> = new Set([
  "aws:ecr/lifecyclePolicy:LifecyclePolicy",
  "aws:ec2/securityGroupRule:SecurityGroupRule",
]);

/**
 * The difference between a resource's current and desired inputs, and between its state (`outputs`) and the desired inputs where AWS
 * returned something else than it was sent. The bridge replaces delete-first when the program set the name that it could have generated.
 */
export function diff(
  catalogue: Catalogue,
  facts: ReplacementFacts | undefined,
  token: string,
  olds: Properties,
  news: Properties,
  outputs: Properties = {},
): Difference {
  const edits = compare(olds, news);
  const edited = new Set(edits.map(({ path }) => path.split(/[.[]/)[0]));
  const returned = unsettled(token, outputs, news).filter((property) => !edited.has(property));
  const changes = [...edits, ...returned.map((path): Change => ({ path, kind: "update" }))];
  const replaces = changes.map(({ path }) => path).filter((path) => facts !== undefined && doesReplace(facts, token, path, olds, news));
  const name = nameProperty(catalogue, token);
  const fixedName = name !== undefined && news[name] !== undefined && !isMadeUp(news, name);
  return { changes, replaces, deleteBeforeReplace: replaces.length > 0 && (fixedName || alwaysDeleteFirst.has(token)) };
}

function doesReplace(facts: ReplacementFacts, token: string, path: string, olds: Properties, news: Properties): boolean {
  const plain = path.replaceAll(/\[\d+\]/g, "");
  const covers = (property: string): boolean => plain === property || plain.startsWith(`${property}.`);
  if (facts.replace.some(covers)) return true;
  return facts.replaceWhen.some(({ property }) => covers(property) && (replaceWhen[token]?.[property] ?? (() => true))(olds, news));
}
