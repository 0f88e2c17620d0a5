/**
 * Facts derived from the rules' examples: the keys at which each bad example is reported, and the types that each rule checks. Loaded on
 * first use.
 */
import { readFileSync } from "node:fs";
import { packageFile } from "../package/files.ts";

/** Content of generated/rule-facts.json. */
export interface RuleFacts {
  /** Keys at which each rule's bad example is reported, and keys of the same kind in other queues, services and workers. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** Pulumi types that each plan rule reads. */
  readonly types: Readonly<Record<string, readonly string[]>>;
}

/** Path of the facts, both from the sources and from the bundle. */
const file = packageFile("generated/rule-facts.json");

let facts: RuleFacts | undefined;

let byKey: Map<string, string[]> | undefined;

/** Names of the rules that check a dotted key, sorted. */
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
