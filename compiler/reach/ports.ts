/** Sets of protocols and ports. */
import { intersection, merged } from "./ranges.ts";
import type { Ports, Range } from "./types.ts";

export const everyProtocol: Range = [0, 255];
export const everyPort: Range = [0, 65535];
export const everything: Ports = { protocol: everyProtocol, ports: everyPort };

const numbers: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };
const names = new Map(Object.entries(numbers).map(([name, number]) => [number, name]));

/** Number of a protocol, which AWS takes by name or number; undefined if it is neither. */
export function protocolNumber(text: string): number | undefined {
  const number = numbers[text.toLowerCase()] ?? (/^\d{1,3}$/.test(text) ? Number(text) : undefined);
  return number !== undefined && number <= everyProtocol[1] ? number : undefined;
}

/** Does the protocol have ports? */
export function hasPorts(protocol: number): boolean {
  return protocol === numbers["tcp"] || protocol === numbers["udp"];
}

/** The union, in one form for equal sets: disjoint, by protocol, with equal neighbors joined. */
export function union(sets: readonly Ports[]): readonly Ports[] {
  const cuts = [...new Set(sets.flatMap(({ protocol: [from, to] }) => [from, to + 1]))].sort((a, b) => a - b);
  const found: { protocol: [number, number]; ranges: readonly Range[] }[] = [];
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[index + 1]! - 1;
    const ranges = merged(sets.filter(({ protocol }) => protocol[0] <= from && to <= protocol[1]).map(({ ports }) => ports));
    const last = found.at(-1);
    if (ranges.length === 0) continue;
    if (last !== undefined && last.protocol[1] === from - 1 && String(last.ranges) === String(ranges)) last.protocol[1] = to;
    else found.push({ protocol: [from, to], ranges });
  }
  return found.flatMap(({ protocol, ranges }) => ranges.map((ports) => ({ protocol, ports })));
}

/** What of `from` is not in `others`. */
export function difference(from: readonly Ports[], others: readonly Ports[]): readonly Ports[] {
  return union(others.reduce<readonly Ports[]>((rest, other) => rest.flatMap((each) => without(each, other)), from));
}

export function overlap(a: readonly Ports[], b: readonly Ports[]): readonly Ports[] {
  return union(
    a.flatMap((one) =>
      b.flatMap((other) => {
        const protocol = intersection(one.protocol, other.protocol);
        const ports = intersection(one.ports, other.ports);
        return protocol === undefined || ports === undefined ? [] : [{ protocol, ports }];
      }),
    ),
  );
}

function without(set: Ports, other: Ports): readonly Ports[] {
  const protocol = intersection(set.protocol, other.protocol);
  if (protocol === undefined || intersection(set.ports, other.ports) === undefined) return [set];
  return [
    ...outside(set.protocol, protocol).map((rest) => ({ protocol: rest, ports: set.ports })),
    ...outside(set.ports, other.ports).map((rest) => ({ protocol, ports: rest })),
  ];
}

function outside(range: Range, [from, to]: Range): readonly Range[] {
  const pieces: readonly Range[] = [
    [range[0], from - 1],
    [to + 1, range[1]],
  ];
  return pieces.filter(([start, end]) => start <= end);
}

/** `tcp/443, udp/53`, `all traffic`, or `nothing`. */
export function portsText(sets: readonly Ports[]): string {
  return sets.length === 0 ? "nothing" : sets.map(oneText).join(", ");
}

function oneText({ protocol, ports }: Ports): string {
  const whole = ports[0] === everyPort[0] && ports[1] === everyPort[1];
  if (whole && protocol[0] === everyProtocol[0] && protocol[1] === everyProtocol[1]) return "all traffic";
  const name =
    protocol[0] === protocol[1] ? (names.get(protocol[0]) ?? `protocol ${protocol[0]}`) : `protocols ${protocol[0]}-${protocol[1]}`;
  if (whole) return hasPorts(protocol[0]) && protocol[0] === protocol[1] ? `${name}/all` : name;
  if (name.startsWith("icmp")) return `${name} type ${ports[0] >> 8}${ports[1] >> 8 === ports[0] >> 8 ? "" : `-${ports[1] >> 8}`}`;
  return `${name}/${ports[0] === ports[1] ? ports[0] : `${ports[0]}-${ports[1]}`}`;
}
