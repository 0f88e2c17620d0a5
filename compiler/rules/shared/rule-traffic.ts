/**
 * Protocol and ports of a security group rule, and why EC2 or the provider refuses them
 * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html).
 */
import { nearest } from "../../diagnostics/nearest.ts";
import { everyPort, hasPorts, protocolNumber } from "../../reach/ports.ts";
import { egressType, ingressType, type StatedRule } from "../../reach/stated-rules.ts";
import { isUncertain, textIn } from "./rendered.ts";
import type { PolicyView } from "./view.ts";

export interface Traffic {
  /** A number, or `all`; the text itself if EC2 knows no such protocol. */
  readonly protocol: number | string;
  /** For ICMP, type and code. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

interface Flaw {
  readonly property: string;
  readonly message: string;
  readonly help: string;
}

/** Undefined if only deployment tells protocol or ports. */
export function trafficOf(view: PolicyView, { rule }: StatedRule): Traffic | undefined {
  const text = textIn(view, rule["ipProtocol"] ?? rule["protocol"]).toLowerCase();
  const ports = ["fromPort", "toPort"].map((name) => (rule[name] === undefined ? undefined : Number(view.known(rule[name]))));
  if (isUncertain(text) || ports.some(Number.isNaN)) return undefined;
  const protocol = text === "-1" || text === "all" ? "all" : (protocolNumber(text) ?? text);
  return { protocol, from: ports[0], to: ports[1] };
}

const names = ["tcp", "udp", "icmp", "icmpv6"];
const [icmp, icmpv6] = [1, 58];

export function flawOfTraffic({ protocol, from, to }: Traffic, { resource, property }: StatedRule): Flaw | undefined {
  const isSingle = resource.type === ingressType || resource.type === egressType;
  if (protocol === "all") return isSingle ? portsOfAll(from, to) : zeroPortsOfAll(from, to);
  if (typeof protocol === "string") return unknownProtocol(protocol, isSingle ? "ipProtocol" : (property ?? "protocol"));
  if (protocol === icmp || protocol === icmpv6) return flawOfIcmp(protocol, from, to);
  return hasPorts(protocol) ? flawOfPorts(from, to) : undefined;
}

function unknownProtocol(protocol: string, property: string): Flaw {
  const near = nearest(protocol, names);
  const help = `${near === undefined ? "" : `did you mean \`${near}\`? `}use ${names.map((name) => `\`${name}\``).join(", ")}, a number of 0 to 255, or \`-1\` for all`;
  return { property, message: `unknown protocol \`${protocol}\``, help };
}

/** EC2 creates such a rule without the ports, answers -1, and refuses to add them at every later update. */
function portsOfAll(from: number | undefined, to: number | undefined): Flaw | undefined {
  if ([from, to].every((port) => port === undefined || port === -1)) return undefined;
  const message = "the rule states ports, but its protocol stands for all protocols and ports";
  return { property: "fromPort", message, help: "remove `fromPort` and `toPort`, or state the protocol" };
}

/** The provider demands both numbers, and that they are 0. */
function zeroPortsOfAll(from: number | undefined, to: number | undefined): Flaw | undefined {
  if (from === 0 && to === 0) return undefined;
  return { property: "fromPort", message: "a rule for all protocols has the ports 0 and 0", help: "set both to 0, or state the protocol" };
}

function flawOfPorts(from: number | undefined, to: number | undefined): Flaw | undefined {
  if (from === undefined || to === undefined) {
    const help = "set `fromPort` and `toPort`: the same number for a single port, 0 and 65535 for all";
    return { property: "fromPort", message: "a rule for TCP or UDP needs a range of ports", help };
  }
  if (from < everyPort[0] || to < everyPort[0])
    return { property: "fromPort", message: "-1 is no port of TCP or UDP", help: "use 0 and 65535 for all ports" };
  if (from > to) return { property: "toPort", message: `\`toPort\` ${to} is below \`fromPort\` ${from}`, help: "exchange the two" };
  return undefined;
}

function flawOfIcmp(protocol: number, from: number | undefined, to: number | undefined): Flaw | undefined {
  const name = protocol === icmp ? "ICMP" : "ICMPv6";
  if (from === undefined && to === undefined && protocol === icmpv6) return undefined;
  if (from === undefined || to === undefined) {
    const message = `a rule for ${name} needs a type and a code`;
    return { property: "fromPort", message, help: "set `fromPort` to the type and `toPort` to the code, or both to -1 for all" };
  }
  if (from === -1 && to !== -1)
    return { property: "toPort", message: `code ${to} of all types of ${name}`, help: "use -1, or state the type in `fromPort`" };
  const most = Math.max(from, to);
  return most > 255
    ? { property: "fromPort", message: `${name} has no type or code ${most}`, help: "use 0 to 255, or -1 for all" }
    : undefined;
}
