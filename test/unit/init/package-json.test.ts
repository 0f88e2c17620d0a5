import { describe, expect, it } from "vitest";
import { newPackage, scripts, withScripts } from "../../../compiler/init/package-json.ts";

/** The merged text, which must contain all scripts. */
function merged(text: string): string {
  const result = withScripts(text);
  if ("problem" in result) throw new Error(result.problem);
  expect(JSON.parse(result.text.replace(/^\ufeff/, ""))).toMatchObject({ scripts: expect.objectContaining(scripts) as unknown });
  return result.text;
}

const added = (indent: string, eol = "\n") =>
  Object.entries(scripts)
    .map(([name, command]) => `${indent}"${name}": "${command}"`)
    .join(`,${eol}`);

describe("scripts in package.json", () => {
  it("are added with the indentation and the line ends of the file", () => {
    expect(merged('{\n\t"name": "x",\n\t"scripts": {\n\t\t"test": "jest"\n\t}\n}\n')).toBe(
      `{\n\t"name": "x",\n\t"scripts": {\n\t\t"test": "jest",\n${added("\t\t")}\n\t}\n}\n`,
    );
    expect(merged('{\r\n    "scripts": {\r\n        "test": "jest"\r\n    }\r\n}')).toBe(
      `{\r\n    "scripts": {\r\n        "test": "jest",\r\n${added("        ", "\r\n")}\r\n    }\r\n}`,
    );
  });

  it("change nothing else, however it is written", () => {
    const before = '{ "name": "x",\n  "files": [ "a","b" ],\n\n  "n": 1.0, "u": "\\u00e9"';
    expect(merged(`${before}\n}`)).toBe(`${before},\n  "scripts": {\n${added("    ")}\n  }\n}`);
  });

  it("stay on one line where they are on one line", () => {
    expect(merged('{\n  "scripts": { "test": "jest" , "x": "y" },\n  "a": 1\n}')).toContain(
      '{ "test": "jest" , "x": "y", "generate": "platform-compile',
    );
  });

  it("are nested where the file nests, and stay on the line of a file with one line", () => {
    expect(merged('{\n  "scripts": {}\n}\n')).toBe(`{\n  "scripts": {\n${added("    ")}\n  }\n}\n`);
    expect(merged('{"name":"x"}')).toBe(`{"name":"x", "scripts": ${JSON.stringify(scripts)}}`);
  });

  it("fill an empty file's object, with and without a byte order mark", () => {
    expect(merged("{}")).toBe(`{\n  "scripts": {\n${added("    ")}\n  }\n}`);
    expect(merged("\ufeff{}").startsWith("\ufeff{")).toBe(true);
  });

  it("that exist stay, and are named if they do something else", () => {
    const text = `{\n  "scripts": {\n    "check": "tsc",\n    "cost": "platform-compile cost"\n  }\n}\n`;
    const result = withScripts(text);
    expect(result).toEqual({ kept: ["check"], text: text.replace('cost"\n', 'cost",\n    "generate": "platform-compile generate"\n') });
    expect(withScripts((result as { text: string }).text)).toEqual(result);
  });

  it.each([
    ["", "package.json is not a JSON object"],
    ["[]", "package.json is not a JSON object"],
    ["{", "package.json is not a JSON object"],
    ["{} // comment", "package.json is not a JSON object"],
    ['{"scripts": []}', "`scripts` in package.json is not an object"],
    ['{"scripts": null}', "`scripts` in package.json is not an object"],
  ])("are not added to %j", (text, problem) => {
    expect(withScripts(text)).toEqual({ problem });
  });

  it("make a package.json that is never published", () => {
    expect(JSON.parse(newPackage("acme", "^1.0.0"))).toEqual({
      name: "acme",
      private: true,
      scripts,
      devDependencies: { "platform-compile": "^1.0.0" },
    });
  });
});
