/** Mutations of the frozen specs: the mistakes that a tired person makes in a file, by line and by word. */
import fc from "fast-check";
import type { FuzzInput } from "../input.ts";

interface Mutation {
  readonly at: number;
  readonly other: number;
  readonly how: keyof typeof changes;
  readonly value: string;
}

const changes = {
  remove: () => [],
  twice: (line: string) => [line, line],
  indent: (line: string) => [`  ${line}`],
  outdent: (line: string) => [line.replace(/^ {1,2}/, "")],
  tab: (line: string) => [line.replace(/^ +/, "\t")],
  empty: (line: string) => [line.replace(/:.*/, ":")],
  nothing: (line: string) => [line.replace(/:.*/, ": null")],
  value: (line: string, value: string) => [line.replace(/(: ?).*/, (_, colon: string) => `${colon}${value}`)],
  quote: (line: string) => [line.replace(/: (.+)/, ': "$1"')],
  unquote: (line: string) => [line.replaceAll('"', "")],
  list: (line: string) => [line.replace(/: (.+)/, ": [$1]")],
  noColon: (line: string) => [line.replace(": ", " ")],
  noSpace: (line: string) => [line.replace(": ", ":")],
  unit: (line: string) => [line.replace(/(\d+)$/, "$1s")],
  thousand: (line: string) => [line.replace(/(\d+)$/, "$1000")],
  negative: (line: string) => [line.replace(/(\d+)$/, "-$1")],
  flip: (line: string) => [line.replace(/\b(true|false)\b/, (word) => (word === "true" ? "false" : "true"))],
  letter: (line: string) => [line.replace(/(\w)(\w):/, "$2$1:")],
  snake: (line: string) => [line.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)],
  comment: (line: string) => [`# ${line}`],
} satisfies Readonly<Record<string, (line: string, value: string) => readonly string[]>>;

const values = [
  ..."0 1 2 3 7 100 1024 65536 -1 1.5 true no ~ [] {} x prod dev db.t4g.micro cache.t4g.small eu-west-1 us-east-1a 10.9.0.0/20".split(" "),
  ...['""', '"17"', "16.4", "[a, b]", "{config: x}", "03:00-05:00", "sun:03:00-sun:04:00", "cron(0 1 ? * * *)", "YOUR_ZONE", "prod.yaml"],
];

/** Frozen specs with up to six changed lines, and with moved lines. `texts` are the frozen specs. */
export function mutationsInput(texts: readonly string[]): fc.Arbitrary<FuzzInput> {
  const mutation: fc.Arbitrary<Mutation> = fc.record({
    at: fc.nat({ max: 400 }),
    other: fc.nat({ max: 400 }),
    how: fc.constantFrom(...(Object.keys(changes) as (keyof typeof changes)[])),
    value: fc.constantFrom(...values),
  });
  const several = fc.oneof(fc.array(mutation, { minLength: 1, maxLength: 2 }), fc.array(mutation, { minLength: 1, maxLength: 6 }));
  return fc.tuple(fc.constantFrom(...texts), several, fc.boolean()).map(([text, mutations, swap]) => {
    let lines = text.split("\n");
    for (const { at, other, how, value } of mutations) {
      const index = at % lines.length;
      lines = [...lines.slice(0, index), ...changes[how](lines[index]!, value), ...lines.slice(index + 1)];
      if (swap && lines.length > 1) lines.splice(other % lines.length, 0, ...lines.splice(at % lines.length, 1));
    }
    return lines.join("\n");
  });
}
