/** Creates a resource: its inputs, the outputs that its type computes, and plausible values for all other outputs in the catalogue. */
import type { Catalogue } from "../../../compiler/provider/catalogue.ts";
import type { CatalogueType } from "../../../compiler/provider/types.ts";
import { compute } from "./formats/compute.ts";
import { data } from "./formats/data.ts";
import { edge } from "./formats/edge.ts";
import { network } from "./formats/network.ts";
import { operations } from "./formats/operations.ts";
import { random } from "./formats/random.ts";
import type { Formats, Made, Making } from "./formats/types.ts";
import { arn, hex } from "./formats/types.ts";
import { returnedBy } from "./normalizations/index.ts";
import type { Properties } from "./wire.ts";
import { unknownValue } from "./wire.ts";

const formats: Formats = { ...network, ...data, ...compute, ...edge, ...operations, ...random };

/** Does this type have a format, so that its outputs do not come from the catalogue alone? */
export function hasFormat(token: string): boolean {
  return Object.hasOwn(formats, token);
}

/** The id and all outputs of a new resource. `defaultTags` are the provider's. */
export function make(catalogue: Catalogue, making: Making, defaultTags: Properties): Made {
  const { id, outputs } = (formats[making.token] ?? other)(making);
  const filled = Object.entries(computedOnly(catalogue, making.token)).map(([property, type]) => [
    property,
    plausible(property, type, making),
  ]);
  return {
    id,
    outputs: { ...Object.fromEntries(filled), ...outputs, ...answer(catalogue, making, defaultTags) },
  };
}

/** The outputs in a preview of a creation: only what the program set is known. */
export function foresee(catalogue: Catalogue, making: Making, defaultTags: Properties): Properties {
  const outputs = Object.keys(catalogue.resource(making.token)?.member.outputs ?? {});
  const unknown = Object.fromEntries(outputs.map((property) => [property, unknownValue]));
  const member = catalogue.resource(making.token)?.member;
  const optional = Object.keys(member?.inputs ?? {}).filter(
    (property) => !(property in making.inputs) && !isComputed(making.token, property),
  );
  for (const property of optional) delete unknown[property];
  return { ...unknown, ...withRegionAndTags(catalogue, making, defaultTags), ...plain(making.inputs) };
}

/** The outputs after an update in place: computed values stay. */
export function change(catalogue: Catalogue, making: Making, defaultTags: Properties, old: Properties, oldInputs: Properties): Properties {
  const kept = Object.fromEntries(Object.entries(old).filter(([property]) => !(property in oldInputs) || property in making.inputs));
  return { ...kept, ...answer(catalogue, making, defaultTags) };
}

/** The inputs as AWS returns them. */
function answer(catalogue: Catalogue, making: Making, defaultTags: Properties): Properties {
  const inputs = plain(making.inputs);
  return { ...withRegionAndTags(catalogue, making, defaultTags), ...inputs, ...returnedBy(making.token, inputs) };
}

/** Does this type's format compute an optional input that the program left out? */
function isComputed(token: string, property: string): boolean {
  const format = formats[token];
  if (format === undefined) return false;
  const example = format({ token, logical: "example", inputs: { length: 1, byteLength: 1, min: 0, max: 0 }, account: "", region: "" });
  return property in example.outputs;
}

function computedOnly(catalogue: Catalogue, token: string): Readonly<Record<string, CatalogueType>> {
  const { inputs = {}, outputs = {} } = catalogue.resource(token)?.member ?? {};
  return Object.fromEntries(Object.entries(outputs).filter(([property]) => !(property in inputs)));
}

/** A type without a format: identified by its name, with an ARN of its module. */
function other(making: Making): Made {
  const [, module = "", kind = ""] = /^[^:]+:([^/]+)\/([^:]+):/.exec(making.token) ?? [];
  const name = making.inputs["name"];
  const id = typeof name === "string" ? name : `${making.logical}-${hex(8)}`;
  return { id, outputs: { arn: arn(making, module, `${kind}/${id}`) } };
}

function plausible(property: string, type: CatalogueType, making: Making): unknown {
  if (property === "ownerId" || property === "accountId" || property === "registryId") return making.account;
  if (type === "number") return 0;
  if (type === "boolean") return false;
  if (typeof type === "object") return "array" in type ? [] : "map" in type ? {} : undefined;
  if (/arn$/i.test(property)) return arn(making, making.token.split(/[:/]/)[1] ?? "", `${property}/${hex(17)}`);
  return `${property}-${hex(8)}`;
}

function withRegionAndTags(catalogue: Catalogue, { token, inputs, region }: Making, defaultTags: Properties): Properties {
  const outputs = catalogue.resource(token)?.member.outputs ?? {};
  const own = (inputs["tags"] ?? {}) as Properties;
  return {
    ...("region" in outputs && token.startsWith("aws:") ? { region: inputs["region"] ?? region } : {}),
    ...("tagsAll" in outputs ? { tagsAll: typeof own === "string" ? unknownValue : { ...defaultTags, ...own } } : {}),
  };
}

function plain({ __defaults: _defaults, ...inputs }: Properties): Properties {
  return inputs;
}
