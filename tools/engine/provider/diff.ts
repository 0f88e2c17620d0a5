/** Diff: what an update would do, according to compiler/plan/builder/replacement.json. */
import type { Catalogue } from "../../../compiler/provider/catalogue.ts";
import { isMadeUp, nameProperty } from "./autoname.ts";
import { normalizationsOf, unsettled } from "./normalizations/index.ts";
import type { Change } from "./compare.ts";
import { compare } from "./compare.ts";
import { isUnseen } from "./ipv6.ts";
import { replaceWhen } from "./replace-when.ts";
import { valuesAt } from "./references.ts";
import type { Properties } from "./wire.ts";
import { unknownValue } from "./wire.ts";

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
  const unlike = compare(olds, news).filter(({ path }) => !isEquivalent(token, rootOf(path), olds, news));
  const edits = isUnseen(token, unlike) ? [] : unlike;
  const edited = new Set(edits.map(({ path }) => rootOf(path)));
  const returned = unsettled(token, outputs, news).filter((property) => !edited.has(property));
  const changes = [...edits, ...returned.map((path): Change => ({ path, kind: "update" }))];
  const replaces = changes.filter((change) => facts !== undefined && doesReplace(facts, token, change, olds, news)).map(({ path }) => path);
  const name = nameProperty(catalogue, token);
  const fixedName = name !== undefined && news[name] !== undefined && !isMadeUp(news, name);
  return { changes, replaces, deleteBeforeReplace: replaces.length > 0 && (fixedName || alwaysDeleteFirst.has(token)) };
}

/** Is it the same property to the provider, which compares sets and documents by content? */
function isEquivalent(token: string, property: string, olds: Properties, news: Properties): boolean {
  const known = normalizationsOf(token).find(([name]) => name === property)?.[1];
  if (known === undefined || olds[property] === undefined || news[property] === undefined || news[property] === unknownValue) return false;
  return JSON.stringify(known.compared(olds[property])) === JSON.stringify(known.compared(news[property]));
}

/** A property covers what is inside it. What comes or goes as a whole takes its parts along. */
function doesReplace(facts: ReplacementFacts, token: string, { path, kind }: Change, olds: Properties, news: Properties): boolean {
  const plain = path.replaceAll(/\[\d+\]/g, "");
  const whole = kind === "update" ? undefined : kind === "add" ? news : olds;
  const covers = (property: string): boolean =>
    plain === property ||
    plain.startsWith(`${property}.`) ||
    (whole !== undefined && property.startsWith(`${plain}.`) && valuesAt(whole, property).length > 0);
  if (facts.replace.some(covers)) return true;
  return facts.replaceWhen.some(({ property }) => covers(property) && (replaceWhen[token]?.[property] ?? (() => true))(olds, news));
}

function rootOf(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}
