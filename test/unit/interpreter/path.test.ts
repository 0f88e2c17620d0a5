import { describe, expect, it } from "vitest";
import { follow } from "../../../compiler/interpreter/path.ts";
import { pathText as inWords } from "../../../compiler/plan/expressions.ts";

const unknown = Symbol("unknown");
const isUnknown = (value: unknown): boolean => value === unknown;

const options = [
  { domainName: "www.example.org", record: { name: "b" } },
  { domainName: "example.org", record: { name: "a" }, port: 443 },
];

describe("follow", () => {
  it("steps into properties, indexes and found elements", () => {
    expect(follow({ list: options }, ["list", 0, "domainName"], isUnknown)).toEqual({ value: "www.example.org" });
    expect(follow(options, [{ find: { domainName: "example.org" } }, "record", "name"], isUnknown)).toEqual({ value: "a" });
    expect(follow("whole", [], isUnknown)).toEqual({ value: "whole" });
  });

  it("compares found properties as text, all of them", () => {
    expect(follow(options, [{ find: { domainName: "example.org", port: "443" } }, "port"], isUnknown)).toEqual({ value: 443 });
    expect(follow(options, [{ find: { domainName: "example.org", port: "80" } }], isUnknown)).toEqual({
      missing: "[domainName = example.org, port = 80]",
    });
  });

  it("says which step leads nowhere", () => {
    expect(follow({ a: null }, ["a"], isUnknown)).toEqual({ missing: ".a" });
    expect(follow({ a: [] }, ["a", 3], isUnknown)).toEqual({ missing: "[3]" });
    expect(follow("text", ["length"], isUnknown)).toEqual({ missing: ".length" });
    expect(follow({}, ["constructor"], isUnknown)).toEqual({ missing: ".constructor" });
  });

  it("ends at what is not known yet", () => {
    expect(follow({ a: unknown }, ["a", "b", 0], isUnknown)).toEqual({ value: unknown });
  });
});

describe("a path in words", () => {
  it("reads like code", () => {
    expect(inWords(["endpoints", 0, "address"])).toBe(".endpoints[0].address");
    expect(inWords([{ find: { a: "1", b: "2" } }, "c"])).toBe("[a = 1, b = 2].c");
  });
});
