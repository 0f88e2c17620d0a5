/** IAM actions and the resource types that they apply to, as the Service Authorization Reference states them. */
import table from "../../generated/aws/iam-actions.json" with { type: "json" };
import { globsMeet } from "./globs.ts";
import { unpack } from "./nearest.ts";

const services: Readonly<Record<string, string>> = table.services;
const types: Readonly<Record<string, string>> = table.types;
const resources: Readonly<Record<string, string>> = table.resources;

/** A resource type that an action applies to. */
export interface ActionType {
  /** `sqs:queue`; empty for an action that has no resource types. */
  readonly kind: string;
  readonly required: boolean;
  /** Can conditions refer to the tags of the request, and of the resource? */
  readonly requestTags: boolean;
  readonly resourceTags: boolean;
}

/** Every action of a service, with its service; empty for a service that is not in the table. */
export function knownActions(service: string): readonly string[] {
  return Object.hasOwn(services, service) ? unpack(services[service]).map((name) => `${service}:${name}`) : [];
}

/** Is there an action that the pattern matches? IAM ignores the case of actions. */
export function isKnownAction(pattern: string): boolean {
  const [service = ""] = pattern.split(":");
  return knownActions(service.toLowerCase()).some((action) => globsMeet(pattern.toLowerCase(), action.toLowerCase()));
}

/** The resource types of an action that deployments call. An action without any has one with an empty kind. */
export function typesOfAction(action: string): readonly ActionType[] {
  if (!Object.hasOwn(types, action)) throw new Error(`generated/aws/iam-actions.json has no resource types of ${action}`);
  const [service = ""] = action.split(":");
  return types[action]!.split(" ").map((word) => {
    const [, name = "", marks = ""] = /^(.*?)([!+=]*)$/.exec(word) ?? [];
    return {
      kind: name === "" ? "" : `${service}:${name}`,
      required: marks.includes("!"),
      requestTags: marks.includes("+"),
      resourceTags: marks.includes("="),
    };
  });
}

/** The form of the ARNs of a resource type; undefined if the table has none. */
export function formOfKind(kind: string): string | undefined {
  return resources[kind];
}
