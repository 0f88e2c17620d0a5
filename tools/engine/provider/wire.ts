/** Converts property bags between gRPC and plain JavaScript. */
import struct from "google-protobuf/google/protobuf/struct_pb.js";

export type Properties = Record<string, unknown>;

/** The engine's marker for a value that a preview cannot know. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** A bag in plain form. Null properties count as absent. */
export function decode(bag: { toJavaScript(): object } | undefined): Properties {
  const properties = (bag?.toJavaScript() ?? {}) as Properties;
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}

/** A bag in wire form. */
export function encode(properties: Properties): InstanceType<typeof struct.Struct> {
  const present = Object.entries(properties).filter(([, value]) => value !== undefined);
  return struct.Struct.fromJavaScript(Object.fromEntries(present) as Record<string, never>);
}

/** Is the value unknown, or does it contain an unknown value? */
export function containsUnknown(value: unknown): boolean {
  if (value === unknownValue) return true;
  return value !== null && typeof value === "object" && Object.values(value).some(containsUnknown);
}

/** A string, number or boolean as text; `fallback` for anything else, including undefined. */
export function textOf(value: unknown, fallback = ""): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : fallback;
}

/** Unwraps a secret. */
export function unwrapSecret(value: unknown): unknown {
  const wrapped = value as { readonly [signature]?: string; readonly value?: unknown } | null | undefined;
  return wrapped?.[signature] === secretSignature ? wrapped.value : value;
}

/** A URN's logical name and type: `vpc` and `aws:ec2/vpc:Vpc`. */
export function parseUrn(urn: string): { readonly token: string; readonly name: string } {
  const [, , types = "", name = ""] = urn.split("::");
  return { token: types.split("$").at(-1) ?? "", name };
}
