/** Property bags between gRPC and plain JavaScript. */
import struct from "google-protobuf/google/protobuf/struct_pb.js";

export type Properties = Record<string, unknown>;

/** How the engine writes a value that a preview cannot know. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** The plain form of a bag; null properties are absent ones. */
export function decode(bag: { toJavaScript(): object } | undefined): Properties {
  const properties = (bag?.toJavaScript() ?? {}) as Properties;
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}

/** The wire form of a bag. */
export function encode(properties: Properties): InstanceType<typeof struct.Struct> {
  const present = Object.entries(properties).filter(([, value]) => value !== undefined);
  return struct.Struct.fromJavaScript(Object.fromEntries(present) as Record<string, never>);
}

/** Is it, or does it hold, a value that is not known yet? */
export function containsUnknown(value: unknown): boolean {
  if (value === unknownValue) return true;
  return value !== null && typeof value === "object" && Object.values(value).some(containsUnknown);
}

/** A text, number or boolean as text; `fallback` for anything else, nothing included. */
export function textOf(value: unknown, fallback = ""): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : fallback;
}

/** Takes a secret out of its wrapper. */
export function unwrapSecret(value: unknown): unknown {
  const wrapped = value as { readonly [signature]?: string; readonly value?: unknown } | null | undefined;
  return wrapped?.[signature] === secretSignature ? wrapped.value : value;
}

/** The last part of a URN's name and its own type: `aws:ec2/vpc:Vpc` and `vpc`. */
export function parseUrn(urn: string): { readonly token: string; readonly name: string } {
  const [, , types = "", name = ""] = urn.split("::");
  return { token: types.split("$").at(-1) ?? "", name };
}
