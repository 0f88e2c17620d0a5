/** Security rules that an environment does without and that need no waiver. */
import type { Environment } from "../model/types.ts";
import { controlsOff, isSwitchable } from "./controls.ts";
import { securityRules } from "./index.ts";
import type { SecurityFacts } from "./rule.ts";
import { isDemanded } from "./waivers.ts";

export interface Note {
  readonly rule: string;
  /** What the rule demands, as a clause. */
  readonly demand: string;
  /** `class`: class dev may do without it; `unsupported`: no key satisfies it; `design`: the platform is not meant to satisfy it. */
  readonly why: "class" | "unsupported" | "design";
  readonly reason: string;
  /** Keys that switch it off here; none where no key could switch it on. */
  readonly keys: readonly string[];
}

/** In the order of the rules' names. */
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
  if (optional === "unsupported") return "unsupported";
  return optional === "always" ? "design" : "class";
}
