/** Security rules that an environment does not satisfy and need not waive. */
import type { Environment } from "../model/types.ts";
import { controlsOff, isSwitchable } from "./controls.ts";
import { securityRules } from "./index.ts";
import type { SecurityFacts } from "./rule.ts";
import { isDemanded } from "./waivers.ts";

export interface Note {
  readonly rule: string;
  /** The rule's requirement, as a clause. */
  readonly demand: string;
  /** `class`: optional in class dev; `recommended`: keys could satisfy it; `design`: the platform does not implement it by design. */
  readonly why: "class" | "recommended" | "design";
  readonly reason: string;
  /** Keys that turn it off here; empty if no key could turn it on. */
  readonly keys: readonly string[];
}

/** Sorted by rule name. */
export function notesOf(environment: Environment): readonly Note[] {
  const off = controlsOff(environment, securityRules);
  return securityRules.flatMap((rule): readonly Note[] => {
    const { name, security } = rule;
    if (isDemanded(environment, security)) return [];
    const keys = off.filter((control) => control.rule === name).map(({ key }) => key);
    const why = whyOf(security);
    if (keys.length === 0 && (why === "class" || isSwitchable(rule))) return [];
    const reason = why === "class" ? "class dev may do without it" : security.note!;
    return [{ rule: name, demand: security.demand, why, reason, keys }];
  });
}

function whyOf({ optional }: SecurityFacts): Note["why"] {
  if (optional === "recommended") return "recommended";
  return optional === "always" ? "design" : "class";
}
