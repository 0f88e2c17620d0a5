/** Narrowing of flows: each step on the way of packets lets a part of them pass. */
import { within, type AddressRange } from "./addresses.ts";
import { everyPort, everyProtocol } from "./ports.ts";
import { intersection } from "./ranges.ts";
import type { Flow, Hop, Range } from "./types.ts";

/** Packets on their way. */
export interface Packets extends Flow {
  /** Why the addresses of a side are not known one by one, although all of them are in its range. */
  readonly vague: { readonly source?: string | undefined; readonly destination?: string | undefined };
}

/** What one rule, route or listener lets pass. Absent dimensions are not restricted. */
export interface Gate {
  readonly source?: AddressRange;
  readonly destination?: AddressRange;
  readonly protocol?: Range;
  readonly ports?: Range;
  readonly hop?: Hop;
  /** Why it is not certain before deployment that it lets these packets pass. */
  readonly unknown?: string | undefined;
}

/** The gate through which everything passes. */
export const open: readonly Gate[] = [{}];

/** All packets from one range of addresses to another. */
export function packets(source: AddressRange, destination: AddressRange, vague: Packets["vague"] = {}): Packets {
  return { source, destination, protocol: everyProtocol, ports: everyPort, hops: [], unknown: [], vague };
}

/** What passes at least one of the gates. */
export function through(flows: readonly Packets[], gates: readonly Gate[]): readonly Packets[] {
  const passed: Packets[] = [];
  for (const flow of flows) {
    for (const gate of gates) {
      const narrowed = narrow(flow, gate);
      if (narrowed !== undefined) passed.push(narrowed);
    }
  }
  return passed;
}

function narrow(flow: Packets, gate: Gate): Packets | undefined {
  const source = gate.source === undefined ? flow.source : intersection(flow.source, gate.source);
  const destination = gate.destination === undefined ? flow.destination : intersection(flow.destination, gate.destination);
  const protocol = gate.protocol === undefined ? flow.protocol : intersection(flow.protocol, gate.protocol);
  const ports = gate.ports === undefined ? flow.ports : intersection(flow.ports, gate.ports);
  if (source === undefined || destination === undefined || protocol === undefined || ports === undefined) return undefined;
  const { vague } = flow;
  const reasons = [
    gate.unknown,
    gate.source === undefined || within(flow.source, gate.source) ? undefined : vague.source,
    gate.destination === undefined || within(flow.destination, gate.destination) ? undefined : vague.destination,
  ].filter((reason) => reason !== undefined && !flow.unknown.includes(reason)) as readonly string[];
  return {
    source,
    destination,
    protocol,
    ports,
    hops: gate.hop === undefined ? flow.hops : [...flow.hops, gate.hop],
    unknown: reasons.length === 0 ? flow.unknown : [...flow.unknown, ...reasons],
    vague,
  };
}
