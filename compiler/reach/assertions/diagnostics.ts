/** Reports the assertions of a spec that its plan does not satisfy, with the lines that cause the path of a packet. */
import { problem, type Extra } from "../../diagnostics/make.ts";
import type { Diagnostic, Related } from "../../diagnostics/types.ts";
import type { Environment } from "../../model/types.ts";
import type { Plan } from "../../plan/types.ts";
import { pathOf } from "../../source/keys.ts";
import type { SpecSource } from "../../source/types.ts";
import { reachOf } from "../index.ts";
import { portsText, union } from "../ports.ts";
import type { Hop, Ports } from "../types.ts";
import { failuresOf, type Failure } from "./check.ts";
import { assertedText, parseAssertion, type Assertion } from "./parse.ts";
import { pathText, type Witness } from "./witness.ts";

/** An assertion about groups can fail for many pairs; more than these say nothing new. */
const mostFailures = 3;

/** Keys that cause every resource of an environment, and so explain none. */
const ubiquitous: ReadonlySet<string> = new Set(["environment", "projectName", "region", "class"]);

/** assertion-failed and unknown-endpoint, at the assertions. */
export function checkAssertions({ spec }: Environment, source: SpecSource, plan: Plan): readonly Diagnostic[] {
  const reach = reachOf(plan);
  return spec.assertions.flatMap((text, index) => {
    const failures = failuresOf(reach, parseAssertion(text));
    const shown = failures.slice(0, mostFailures);
    return shown.map((failure, position) => {
      const rest = position === shown.length - 1 ? failures.length - shown.length : 0;
      return describe(text, failure, rest, index, source, plan);
    });
  });
}

function describe(text: string, failure: Failure, rest: number, index: number, source: SpecSource, plan: Plan): Diagnostic {
  const { file, range } = source.locate(["assertions", index]);
  const [message, extra] = words(text, failure, plan, source);
  const more = rest === 0 ? "" : ` (and ${rest} more pairs)`;
  const found = problem(
    failure.kind === "unknown-endpoint" ? "unknown-endpoint" : "assertion-failed",
    { file, range },
    failure.kind === "unknown-endpoint" ? message : `\`${text}\` does not hold: ${message}${more}`,
    { ...extra, key: `assertions.${index}` },
  );
  // Nobody can tell before deployment; what must be reachable then may well be.
  return failure.kind === "unproven" ? { ...found, severity: "warning" } : found;
}

function words(text: string, failure: Failure, plan: Plan, source: SpecSource): readonly [message: string, extra: Extra] {
  switch (failure.kind) {
    case "unknown-endpoint": {
      const { name, suggestion, names } = failure;
      const help = suggestion === undefined ? `use one of ${names.join(", ")}` : `did you mean \`${suggestion}\`?`;
      return [`unknown endpoint \`${name}\``, { help }];
    }
    case "absent":
      return [`the plan has no ${failure.name}`, { help: "remove the assertion, or turn on what creates the endpoint" }];
    case "reachable": {
      const { pair, ports, witness } = failure;
      const arrives = witness.unknown.length === 0 ? "reaches" : "may reach";
      return [
        `${pair.from} ${arrives} ${pair.to} on ${portsText(ports)}; ${packetText(witness)}`,
        { help: reachableHelp(failure, parseAssertion(text)), related: relatedOf(witness.hops, plan, source) },
      ];
    }
    case "unreachable": {
      const { pair, ports, stops } = failure;
      const why = stops.length === 0 ? "" : `: ${stops.join("; ")}`;
      return [
        `${pair.from} does not reach ${pair.to} on ${portsText(ports)}${why}`,
        { help: "open each of these steps, or change the assertion" },
      ];
    }
    default: {
      const { pair, ports, because } = failure;
      const message = `whether ${pair.from} reaches ${pair.to} on ${portsText(ports)} is known only at deployment: ${because}`;
      return [message, { help: "state the value in the spec, or remove the assertion" }];
    }
  }
}

function packetText({ source, destination, traffic, hops }: Witness): string {
  return `a packet from ${source} to ${destination} ${traffic} passes ${pathText(hops)}`;
}

function reachableHelp({ ports, witness: { unknown, hops } }: Extract<Failure, { kind: "reachable" }>, assertion: Assertion): string {
  if (unknown.length > 0) return `${unknown[0]}; state it, or close another step of the path`;
  const steps = [...new Set(hops.flatMap(({ resource }) => resource ?? []))];
  const close = `close one of the steps${steps.length === 0 ? "" : ` ${steps.join(", ")}`}`;
  const wider = widened(assertion, ports);
  return wider === undefined ? `${close}, or change the assertion` : `${close}, or allow it: \`${wider}\``;
}

/** The assertion that permits these ports as well; only one that lists ports can. */
function widened({ from, to, isExclusive, ports = [] }: Assertion, more: readonly Ports[]): string | undefined {
  const texts = union([...ports, ...more]).map(assertedText);
  return isExclusive && !texts.includes(undefined) ? `${from} -> ${to}:${texts.join(",")} only` : undefined;
}

/** The lines of the spec that cause the steps. */
function relatedOf(hops: readonly Hop[], plan: Plan, source: SpecSource): readonly Related[] {
  const seen = new Set<string>();
  return hops.flatMap(({ resource: id }) => {
    const resource = id === undefined ? undefined : plan.resources.find((each) => each.id === id);
    const keys = [...new Set(Object.values(resource?.from ?? {}).flat())].filter((key) => !key.startsWith("rule:") && !ubiquitous.has(key));
    return keys.flatMap((key): readonly Related[] => {
      const path = pathOf(key, source.tree);
      if (seen.has(key) || !source.isSet(path)) return [];
      seen.add(key);
      const { file, range } = source.locate(path);
      return [{ file, range, message: `\`${key}\` causes ${id}` }];
    });
  });
}
