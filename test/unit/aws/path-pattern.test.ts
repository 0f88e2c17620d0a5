import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coversPattern, matchesPath } from "../../../compiler/aws/path-pattern.ts";

describe("path patterns", () => {
  it.each([
    ["/api/*", "/api/health", true],
    ["/api/*", "/api", false],
    ["/api", "/API", false],
    ["/v?/x", "/v1/x", true],
    ["/v?/x", "/v12/x", false],
    ["/a.b", "/axb", false],
    ["*", "/anything", true],
    ["/*/end", "/a/b/end", true],
  ])("%s matches %s: %s", (pattern, path, matches) => {
    expect(matchesPath(pattern, path)).toBe(matches);
  });

  it.each([
    ["/api/*", "/api/reports/*", true],
    ["/api/reports/*", "/api/*", false],
    ["/*", "/a?c/*", true],
    ["/a?", "/a*", false],
    ["/a?", "/a?", true],
    ["/a?", "/ab", true],
    ["/same", "/same", true],
  ])("%s covers %s: %s", (outer, inner, covers) => {
    expect(coversPattern(outer, inner)).toBe(covers);
  });

  it("covers only what it matches", () => {
    const pattern = fc.array(fc.constantFrom("a", "b", "/", "*", "?"), { maxLength: 6 }).map((parts) => parts.join(""));
    const filler = fc.array(fc.constantFrom("a", "b", "/"), { maxLength: 4 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(pattern, pattern, fc.array(filler, { minLength: 8, maxLength: 8 }), (outer, inner, fillers) => {
        if (!coversPattern(outer, inner)) return;
        let next = 0;
        const path = inner.replaceAll(/[*?]/g, (wildcard) => (wildcard === "*" ? fillers[next++ % 8]! : (fillers[next++ % 8]! + "a")[0]!));
        expect(matchesPath(inner, path)).toBe(true);
        expect(matchesPath(outer, path)).toBe(true);
      }),
      { numRuns: 2000, seed: 41 },
    );
  });
});
