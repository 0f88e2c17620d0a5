/** Sorts by dependency, and otherwise keeps the order in which the modules state their resources. */
import { sortNames } from "../../canonical/json.ts";

export function dependencyOrder<T extends { readonly id: string }>(
  items: readonly T[],
  dependenciesOf: (item: T) => Iterable<string>,
): readonly T[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const ordered: T[] = [];
  const done = new Set<string>();
  /** Ids from the start of the walk to the current item. */
  const trail: string[] = [];
  const visit = (item: T): void => {
    if (done.has(item.id)) return;
    if (trail.includes(item.id)) {
      throw new Error(`resources depend on each other: ${[...trail.slice(trail.indexOf(item.id)), item.id].join(" → ")}`);
    }
    trail.push(item.id);
    const needed = sortNames([...dependenciesOf(item)]);
    for (let index = 0; index < needed.length; index++) {
      const id = needed[index]!;
      const dependency = byId.get(id);
      if (dependency === undefined) throw new Error(`${item.id} refers to ${id}, which is not planned`);
      visit(dependency);
    }
    trail.pop();
    done.add(item.id);
    ordered.push(item);
  };
  for (const item of items) visit(item);
  return ordered;
}
