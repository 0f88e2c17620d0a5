/** A fact about AWS that only tests use is a check that nobody makes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../../tools/engine/build.ts";

const folder = join(projectRoot, "compiler", "aws");
const files = readdirSync(join(projectRoot, "compiler"), { recursive: true, encoding: "utf8" })
  .concat(readdirSync(join(projectRoot, "tools"), { recursive: true, encoding: "utf8" }).map((file) => `../tools/${file}`))
  .filter((file) => file.endsWith(".ts"));
const texts = new Map(
  files.map((file) => [join(projectRoot, "compiler", file), readFileSync(join(projectRoot, "compiler", file), "utf8")]),
);

const tables = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

it.each(tables)("every function and value of %s is used", (name) => {
  const own = join(folder, name);
  const text = texts.get(own)!;
  const facts = [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, fact]) => fact!);
  expect(text).toMatch(/^export /m);
  const uses = (fact: string, where: string): number => where.match(new RegExp(`\\b${fact}\\b`, "g"))?.length ?? 0;
  const isUsed = (fact: string) => uses(fact, text) > 1 || [...texts].some(([file, other]) => file !== own && uses(fact, other) > 0);
  expect(facts.filter((fact) => !isUsed(fact))).toEqual([]);
});
