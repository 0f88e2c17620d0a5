/** Does one statement of a policy cover another one? Patterns are compared as IAM matches them: `*` is any text, `?` any character. */

/** The parts of a statement that make it broader or narrower. */
export interface Scope {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  readonly condition: string;
}

/** What the statement covers after the change and did not before, and the other way round; in words. */
export function compareSides(before: Scope, after: Scope): { readonly grew: readonly string[]; readonly shrank: readonly string[] } {
  return { grew: beyond(after, before), shrank: beyond(before, after) };
}

function beyond(a: Scope, b: Scope): readonly string[] {
  return [
    ...parts("", a.actions, b.actions),
    ...parts("on ", a.resources, b.resources),
    ...parts("to ", a.principals, b.principals),
    ...(a.condition === b.condition
      ? []
      : a.condition === ""
        ? [`without the condition ${b.condition}`]
        : b.condition === ""
          ? []
          : [`if ${a.condition}`]),
  ];
}

function parts(before: string, these: readonly string[], others: readonly string[]): readonly string[] {
  return these.filter((each) => !covers(others, each)).map((each) => `${before}${each}`);
}

/** Does one of the patterns match everything that the given pattern matches? */
export function covers(patterns: readonly string[], pattern: string): boolean {
  return patterns.some((each) => each === pattern || matches(each, pattern));
}

/** Takes the given pattern literally, except that its `*` is matched by `*` alone; exact for what policies contain. */
function matches(pattern: string, text: string): boolean {
  let [at, on, star, mark] = [0, 0, -1, 0];
  const [wide, narrow] = [pattern.toLowerCase(), text.toLowerCase()];
  while (on < narrow.length) {
    if (wide[at] === "*") [star, mark, at] = [at, on, at + 1];
    else if (wide[at] === narrow[on] || (wide[at] === "?" && narrow[on] !== "*")) [at, on] = [at + 1, on + 1];
    else if (star >= 0) [at, mark, on] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (wide[at] === "*") at += 1;
  return at === wide.length;
}
