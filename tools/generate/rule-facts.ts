/**
 * generated/rule-facts.json: what running each rule shows. That is the keys at which it reports its bad example and, for a plan rule, the
 * resource types that it reads.
 */
import { parse } from "yaml";
import { prettyJson } from "../../compiler/canonical/json.ts";
import type { Plan } from "../../compiler/plan/types.ts";
import { planRules, specRules } from "../../compiler/rules/index.ts";
import { PolicyView } from "../../compiler/rules/shared/view.ts";
import { allKeys } from "../../compiler/reference/keys.ts";
import type { RuleFacts } from "../../compiler/reference/rule-facts.ts";
import type { GeneratedFiles } from "./generated-files.ts";
import { compileOver } from "./overlay.ts";
import { frozenSpecs } from "../fixtures/project.ts";

/** The generated file. */
export function ruleFactFiles(): GeneratedFiles {
  const plans = frozenSpecs.map((name) => compileOver(name, {}).plan!);
  const facts: RuleFacts = {
    keys: Object.fromEntries(specRules.map(({ name, bad }) => [name, keysOf(name, bad!)])),
    types: Object.fromEntries(planRules.map((rule) => [rule.name, typesSeen(plans, rule)])),
  };
  return new Map([["generated/rule-facts.json", prettyJson(facts)]]);
}

/** Keys of the findings without list positions: of the bad example, and of the same mistake in sibling keys. */
function keysOf(rule: string, bad: string): readonly string[] {
  const example = parse(bad) as Tree;
  const found = [example, ...alike(example)]
    .flatMap((tree) => compileOver("dev", tree).diagnostics)
    .filter((diagnostic) => diagnostic.rule === rule && diagnostic.key !== undefined)
    .map(({ key }) => key!);
  return [
    ...new Set(
      found.map((key) =>
        key
          .split(".")
          .slice(0, 2)
          .join(".")
          .replace(/\.\d+$/, ""),
      ),
    ),
  ].sort();
}

type Tree = Record<string, unknown>;

/** Sections and key prefixes that mean the same for another queue, service or worker. */
const families: readonly (readonly (readonly [section: string, start: string])[])[] = [
  [
    ["sqs", "push"],
    ["sqs", "offline"],
  ],
  [
    ["ecsServices", "api"],
    ["ecsServices", "realtime"],
    ["ecsWorkers", "worker"],
  ],
];

/** The example moved to the keys of each other family member, where such keys exist. */
function alike(example: Tree): readonly Tree[] {
  const known = new Set(allKeys().map(({ path }) => path));
  return families.flatMap((family) =>
    family.flatMap(([section, start]) => {
      const named = Object.keys((example[section] ?? {}) as Tree).filter((name) => name.startsWith(start));
      if (named.length === 0) return [];
      return family.flatMap(([other, begin]) => {
        const moved = named.map((name) => [name, `${begin}${name.slice(start.length)}`] as const);
        if (begin === start || !moved.every(([, name]) => known.has(`${other}.${name}`))) return [];
        const own = example[section] as Tree;
        const rest = Object.fromEntries(Object.entries(own).filter(([name]) => !named.includes(name)));
        const values = Object.fromEntries(moved.map(([name, next]) => [next, own[name]]));
        const target = { ...(other === section ? rest : (example[other] as Tree | undefined)), ...values };
        return [{ ...example, [section]: rest, [other]: target }];
      });
    }),
  );
}

/** A view that records which types a rule asks for. */
class RecordingView extends PolicyView {
  readonly asked = new Set<string>();

  override ofType(...types: readonly string[]): ReturnType<PolicyView["ofType"]> {
    for (const type of types) this.asked.add(type);
    return super.ofType(...types);
  }

  override statements(): ReturnType<PolicyView["statements"]> {
    const found = super.statements();
    for (const { resource } of found) this.asked.add(resource.type);
    return found;
  }
}

function typesSeen(plans: readonly Plan[], rule: (typeof planRules)[number]): readonly string[] {
  const seen = plans.flatMap((plan) => {
    const view = new RecordingView(plan);
    // A rule is a generator: consume its findings so that it runs to the end.
    Array.from(rule.checkPlan(view));
    return [...view.asked];
  });
  return [...new Set(seen)].sort();
}
