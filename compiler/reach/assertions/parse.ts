/** Assertions about reachability: `internet !-> rds`, `api -> redis:6379`, `internet -> alb:443 only`. */
import { everything, everyPort, portsText, protocolNumber } from "../ports.ts";
import type { Ports, Range } from "../types.ts";

export interface Assertion {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  /** `!->`: none of the ports may be reachable. Otherwise all of them must be. */
  readonly isNegative: boolean;
  /** Absent if the assertion names no ports: any traffic counts. */
  readonly ports?: readonly Ports[];
  /** Nothing besides the ports may be reachable. */
  readonly isExclusive: boolean;
}

/** An assertion in the form that the schema requires. */
export function parseAssertion(text: string): Assertion {
  const [from = "", arrow = "", target = "", only] = text.split(" ");
  const [to = "", ports] = target.split(":");
  return {
    text,
    from,
    to,
    isNegative: arrow === "!->",
    ...(ports === undefined ? {} : { ports: ports.split(",").map(portsOf) }),
    isExclusive: only === "only",
  };
}

/** `443`, `8000-8010`, `udp/53`, `tcp/all`, `icmp` or `all`. A port without a protocol is one of TCP. */
function portsOf(text: string): Ports {
  if (text === "all") return everything;
  const [first = "", second] = text.split("/");
  const isName = protocolNumber(first) !== undefined && !/^\d/.test(first);
  const number = isName ? protocolNumber(first)! : protocolNumber("tcp")!;
  return { protocol: [number, number], ports: rangeOf(isName ? (second ?? "all") : first) };
}

function rangeOf(text: string): Range {
  if (text === "all") return everyPort;
  const [from = 0, to = from] = text.split("-").map(Number);
  return [Math.min(from, to), Math.max(from, to)];
}

/** Ports as an assertion names them: `443`, `8000-8010`, `udp/53`; undefined for protocols that assertions have no name for. */
export function assertedText(ports: Ports): string | undefined {
  const text = portsText([ports])
    .replace(/^tcp\/(?=\d)/, "")
    .replace(/\/all$/, "")
    .replace(/^all traffic$/, "all");
  return /^(all|\d+(-\d+)?|udp\/\d+(-\d+)?|tcp|udp|icmp|icmpv6)$/.test(text) ? text : undefined;
}
