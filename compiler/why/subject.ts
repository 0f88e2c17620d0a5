/** What `why` is asked about: `rds-instance.instanceClass`, `ecs-service-api.options.dependsOn`, `outputs.apiUrl`. */
import { nearest } from "../diagnostics/nearest.ts";
import { isOperatorKey, wrapperOf } from "../plan/expressions.ts";
import { readerOf } from "../plan/reader.ts";
import type { Plan, PlanResource, PlanValue } from "../plan/types.ts";
import { isList, isRecord } from "../plan/values.ts";

export type Subject =
  | { readonly kind: "resource"; readonly resource: PlanResource }
  | {
      readonly kind: "property";
      readonly resource: PlanResource;
      /** The property of `from`: `networkConfiguration`, `options.protect`. */
      readonly property: string;
      /** The path as asked, `networkConfiguration.subnets`. */
      readonly path: string;
      readonly value: PlanValue;
    }
  | { readonly kind: "output"; readonly name: string };

/** What is wrong with the name, and what would be right. */
export interface Unknown {
  readonly problem: string;
  readonly help: string;
}

/** Finds a resource, a property at any depth, a resource option or a stack output. */
export function subjectOf(name: string, plan: Plan): Subject | Unknown {
  const [first = "", ...steps] = stepsOf(name);
  if (first === "outputs" || first === "output") return outputNamed(steps.join("."), plan);
  const resource = readerOf(plan).byId(first);
  if (resource === undefined) return Object.hasOwn(plan.outputs, name) ? { kind: "output", name } : unknownResource(name, first, plan);
  if (steps.length === 0) return { kind: "resource", resource };
  // The plan's own notation has the inputs below `inputs`.
  return propertyOf(resource, steps[0] === "inputs" ? steps.slice(1) : steps);
}

/** `a.b[0].c` → a, b, 0, c. */
function stepsOf(name: string): readonly string[] {
  return name
    .replaceAll(/\[["']?([^\]"']*)["']?\]/g, ".$1")
    .split(".")
    .filter((step) => step !== "");
}

function outputNamed(name: string, plan: Plan): Subject | Unknown {
  if (Object.hasOwn(plan.outputs, name)) return { kind: "output", name };
  return unknown(`unknown output ${name}`, name, Object.keys(plan.outputs), "outputs.");
}

function unknownResource(name: string, id: string, plan: Plan): Unknown {
  const ids = plan.resources.map((resource) => resource.id);
  const owners = name.includes(".") ? [] : plan.resources.filter(({ inputs }) => Object.hasOwn(inputs, name)).map((each) => each.id);
  if (owners.length > 0 && nearest(id, ids) === undefined) {
    return { problem: `${name} is a property, not a resource`, help: `name its resource as well, for example ${owners[0]!}.${name}` };
  }
  return unknown(`no resource ${id} in the plan`, id, [...ids, ...Object.keys(plan.outputs)], "");
}

function propertyOf(resource: PlanResource, steps: readonly string[]): Subject | Unknown {
  const { id, options, inputs } = resource;
  const isOption = steps[0] === "options";
  const root = isOption ? "options." : "";
  const given = isOption ? steps.slice(1) : steps;
  let value: PlanValue | undefined = (isOption ? options : inputs) as PlanValue;
  const walked: string[] = [];
  for (let at = 0; at < given.length;) {
    const taken = lengthOfStep(value, given.slice(at));
    const step = given.slice(at, at + taken).join(".");
    const next = into(value, step);
    if (next === undefined)
      return unknownProperty(
        id,
        `${root}${[...walked, step].join(".")}`,
        step,
        value,
        [root, ...walked.map((each) => `${each}.`)].join(""),
      );
    walked.push(step);
    value = next;
    at += taken;
  }
  if (walked.length === 0) return unknownProperty(id, root.slice(0, -1), "", value, root);
  return { kind: "property", resource, property: `${root}${walked[0]!}`, path: `${root}${walked.join(".")}`, value };
}

/** Names inside a document may have dots: `rds.force_ssl`. */
function lengthOfStep(value: PlanValue | undefined, steps: readonly string[]): number {
  const whole = steps.findIndex((_step, index) => into(value, steps.slice(0, index + 1).join(".")) !== undefined);
  return Math.max(0, whole) + 1;
}

/** The member or item; of items with names, also by name. Wrappers such as `$json` have no step of their own. */
function into(value: PlanValue | undefined, step: string): PlanValue | undefined {
  const inner = unwrapped(value);
  if (isList(inner)) return /^\d+$/.test(step) ? inner[Number(step)] : inner.find((item) => isRecord(item) && item["name"] === step);
  return isRecord(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined;
}

function unwrapped(value: PlanValue | undefined): PlanValue | undefined {
  const wrapper = wrapperOf(value);
  return wrapper === undefined ? value : unwrapped((value as Readonly<Record<string, PlanValue>>)[wrapper]);
}

function unknownProperty(id: string, path: string, step: string, value: PlanValue | undefined, prefix: string): Unknown {
  const inner = unwrapped(value);
  const names = isList(inner)
    ? inner.map((_item, index) => String(index))
    : isRecord(inner)
      ? Object.keys(inner).filter((name) => !isOperatorKey(name))
      : [];
  return unknown(`${id} does not set ${path}`, step, names, `${id}.${prefix}`);
}

const mostNamed = 12;

function unknown(problem: string, given: string, names: readonly string[], prefix: string): Unknown {
  const near = nearest(given, names);
  if (near !== undefined) return { problem, help: `did you mean ${prefix}${near}?` };
  if (names.length === 0) return { problem, help: "the value has no parts" };
  const more = names.length > mostNamed ? `, and ${names.length - mostNamed} more` : "";
  return {
    problem,
    help: `expected ${prefix === "" ? "a resource or output" : `${prefix}…`}: ${names.slice(0, mostNamed).join(", ")}${more}`,
  };
}
