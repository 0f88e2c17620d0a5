/** Dependency order that stays as close as it can to the order in which the modules stated their resources. */
export function dependencyOrder<T extends { readonly id: string }>(
  items: readonly T[],
  dependenciesOf: (item: T) => Iterable<string>,
): readonly T[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const ordered: T[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (item: T, trail: readonly string[]): void => {
    const seen = state.get(item.id);
    if (seen === "done") return;
    if (seen === "open")
      throw new Error(`resources depend on each other: ${[...trail.slice(trail.indexOf(item.id)), item.id].join(" → ")}`);
    state.set(item.id, "open");
    for (const id of [...dependenciesOf(item)].sort()) {
      const dependency = byId.get(id);
      if (dependency === undefined) throw new Error(`${item.id} refers to ${id}, which is not planned`);
      visit(dependency, [...trail, item.id]);
    }
    state.set(item.id, "done");
    ordered.push(item);
  };
  for (const item of items) visit(item, []);
  return ordered;
}
