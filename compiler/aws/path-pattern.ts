/** Path patterns of listener rules: `*` stands for any text, `?` for one character; case-sensitive (aws-constraints B9). */

/** Does the pattern match a path? */
export function matchesPath(pattern: string, path: string): boolean {
  return expressionOf(pattern, ".*", ".").test(path);
}

/**
 * Does `outer` match everything that `inner` matches? A wildcard of `inner` is only covered by one that stands for at least as much,
 * so a true answer is always right; patterns with several wildcards may be found different that are not.
 */
export function coversPattern(outer: string, inner: string): boolean {
  return expressionOf(outer, ".*", "[^*]").test(inner);
}

function expressionOf(pattern: string, any: string, one: string): RegExp {
  const source = [...pattern].map((character) => {
    if (character === "*") return any;
    return character === "?" ? one : character.replaceAll(/[\\^$.|+()[\]{}]/g, "\\$&");
  });
  return new RegExp(`^${source.join("")}$`, "s");
}
