/** Compares the sets of compiler/reach with the packet walker, packet by packet. */
import { addressText, rangeOf } from "../../../compiler/reach/addresses.ts";
import { reachOf } from "../../../compiler/reach/index.ts";
import type { Flow } from "../../../compiler/reach/types.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import { addresses, names, packetPorts, protocols } from "./networks.ts";
import { binary, Walker } from "./walker.ts";

const points = addresses.map((text) => ({ text, bits: binary(text), value: rangeOf(`${text}/${text.includes(":") ? 128 : 32}`)![0] }));
const isInside = ({ text }: (typeof points)[number]) => text.startsWith("10.0.") || text.startsWith("2001:db8:");
const inside = points.filter(isInside);
const outside = points.filter((point) => !isInside(point));

/** Packets about which the two disagree, of `count` from each set and `count` others for each pair of endpoints, and how many arrive. */
export function disagreements(plan: Plan, count: number, seed: number): { readonly found: readonly string[]; readonly arrived: number } {
  const walker = new Walker(plan);
  const reach = reachOf(plan);
  const found: string[] = [];
  let arrived = 0;
  let state = seed;
  const pick = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)]!;
  };
  // Mostly addresses that the endpoint may have.
  const addressOf = (name: string) =>
    pick(pick([0, 1, 2, 3, 4, 5]) === 0 ? points : ["internet", "networks", "gateway"].includes(name) ? outside : inside);
  for (const from of names) {
    for (const to of names.filter((name) => name !== from)) {
      const flows = reach.pair(from, to)?.flows ?? [];
      for (const flow of flows.slice(0, count)) {
        arrived += 1;
        const [source, destination] = [pick(flow.source), pick(flow.destination)];
        const packet = { protocol: pick(flow.protocol), port: pick(flow.ports) };
        if (walker.arrives({ from, to, source: bitsOf(source), destination: bitsOf(destination), ...packet })) continue;
        found.push(
          `${from} -> ${to}: ${addressText(source)} to ${addressText(destination)} ${packet.protocol}/${packet.port} does not arrive`,
        );
      }
      for (let turn = 0; turn < count; turn += 1) {
        const [source, destination, protocol, port] = [
          addressOf(from),
          addressOf(to === "nat" ? "internet" : to),
          pick(protocols),
          pick(packetPorts),
        ];
        const expected = walker.arrives({ from, to, source: source.bits, destination: destination.bits, protocol, port });
        if (expected) arrived += 1;
        if (expected === flows.some((flow) => contains(flow, source.value, destination.value, protocol, port))) continue;
        found.push(
          `${from} -> ${to}: ${source.text} to ${destination.text} ${protocol}/${port} ${expected ? "arrives" : "does not arrive"}`,
        );
      }
    }
  }
  return { found, arrived };
}

/** An address of compiler/reach as the walker has it. */
function bitsOf(address: bigint): string {
  return binary(addressText(address));
}

function contains(flow: Flow, source: bigint, destination: bigint, protocol: number, port: number): boolean {
  return (
    flow.source[0] <= source &&
    source <= flow.source[1] &&
    flow.destination[0] <= destination &&
    destination <= flow.destination[1] &&
    flow.protocol[0] <= protocol &&
    protocol <= flow.protocol[1] &&
    flow.ports[0] <= port &&
    port <= flow.ports[1]
  );
}
