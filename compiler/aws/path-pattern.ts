/** Path patterns of listener rules: `*` matches any text, `?` one character. Matching is case-sensitive. */

/** Does the pattern match a path? */
export function matchesPath(pattern: string, path: string): boolean {
  return expressionOf(pattern, ".*", ".").test(path);
}

/**
 * Does `outer` match every path that `inner` matches? True is always correct. False may be wrong for patterns with several wildcards,
 * because a wildcard of `inner` counts as covered only by a wildcard of `outer` that matches at least as much.
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
