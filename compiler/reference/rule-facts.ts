/** What the rules' examples showed: where each bad example is found, which types each rule checks. Read from disk on first use. */
import { readFileSync } from "node:fs";
import { packageFile } from "../package/files.ts";

/** generated/rule-facts.json. */
export interface RuleFacts {
  /** Keys at which each rule's bad example is found, or the same mistake in another queue, service or worker. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** Pulumi types that each rule on the plan looks at. */
  readonly types: Readonly<Record<string, readonly string[]>>;
}

/** Two folders below the project, as the bundler has it too. */
const file = packageFile("generated/rule-facts.json");

let facts: RuleFacts | undefined;

let byKey: Map<string, string[]> | undefined;

/** Names of the rules that look at a dotted key, in alphabetical order. */
export function rulesOfKey(key: string): readonly string[] {
  if (byKey === undefined) {
    byKey = new Map();
    for (const [rule, keys] of Object.entries(ruleFacts().keys)) {
      for (const each of keys) {
        const rules = byKey.get(each);
        if (rules === undefined) byKey.set(each, [rule]);
        else rules.push(rule);
      }
    }
  }
  return byKey.get(key) ?? [];
}

/** Facts of all rules. */
export function ruleFacts(): RuleFacts {
  facts ??= JSON.parse(readFileSync(file, "utf8")) as RuleFacts;
  return facts;
}
