/** What the list of resources shows: an environment, its change with the worst first, or two environments side by side. */
import { markOf, type Difference } from "./compare.ts";
import type { ListItem } from "./list.ts";
import { markIn } from "./mark.ts";
import { resourceOf, shortType, type Environment } from "./model.ts";
import { indexOf } from "./search.ts";

/** The resources that match, or of a change only those that change, if any do. Matches come in the search's order; changes by danger without one. */
export function listOne(environment: Environment, query: string, onlyChanges: boolean): readonly ListItem[] {
  const found = indexOf(environment).find(query);
  if (environment.change === undefined) return found.map((id) => itemOf(environment, id));
  const matching = new Set(found);
  const changed = [...environment.effectsById.keys()].filter((id) => matching.has(id));
  const rest = onlyChanges && environment.effects.length > 0 ? [] : found.filter((id) => !environment.effectsById.has(id));
  return [...changed, ...rest].map((id) => changedItem(environment, id));
}

function itemOf(environment: Environment, id: string): ListItem {
  return { id, type: shortType(resourceOf(environment, id)!.type) };
}

function changedItem(environment: Environment, id: string): ListItem {
  const { sign, word, name } = markIn(environment, id);
  const effects = environment.effectsById.get(id) ?? [];
  const { type } = itemOf(environment, id);
  return { id, type: [...effects.map(({ danger }) => danger), type].join(" · "), mark: { sign, meaning: word, name } };
}

/** The resources of either environment, with how they differ. */
export function listTwo(
  [one, other]: readonly [Environment, Environment],
  differences: ReadonlyMap<string, Difference>,
  query: string,
  onlyDifferent: boolean,
): readonly ListItem[] {
  const mine = indexOf(one).find(query).flatMap((id) => one.byId.get(id) ?? []); // prettier-ignore
  const theirs = indexOf(other).find(query).flatMap((id) => (one.byId.has(id) ? [] : (other.byId.get(id) ?? []))); // prettier-ignore
  const kept = [...mine, ...theirs].filter(({ id }) => !onlyDifferent || differences.get(id) !== "same");
  return kept.map(({ id, type }) => ({ id, type: shortType(type), mark: markOf(differences.get(id)!, one, other) }));
}
