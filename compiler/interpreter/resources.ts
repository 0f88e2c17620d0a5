/** Registers a plan's resources: one component per module that contains the module's resources, in the plan's order. */
import * as log from "@pulumi/pulumi/log/index.js";
import type { Output } from "@pulumi/pulumi/output.js";
import { secret } from "@pulumi/pulumi/output.js";
import type { CustomResourceOptions, ErrorHook, Resource } from "@pulumi/pulumi/resource.js";
import { ComponentResource, CustomResource } from "@pulumi/pulumi/resource.js";
import { printableLines } from "../diagnostics/render/printable.ts";
import { parse, walk } from "../plan/expressions.ts";
import type { Plan, PlanAlias, PlanOptions, PlanResource, PlanValue } from "../plan/types.ts";
import type { Scope } from "./evaluate.ts";
import { evaluate, evaluateProperties } from "./evaluate.ts";
import type { Providers } from "./providers.ts";
import { formerProjects } from "./providers.ts";
import type { Sdk } from "./sdk.ts";
import { additionsFor, classInputs, classOptions, packageOf } from "./sdk.ts";
import type { Stack } from "./stack.ts";

/** All modules are components of this one type, so that a resource keeps its URN when it moves to another module. */
const moduleType = "platform:index:Module";

/** A resource of any type. The SDK's own classes would load their whole package. */
class PlannedResource extends CustomResource {}

/**
 * Input of the registration. The plan's choices must be evaluated, its types and config checked, and its data read: from here on nothing is
 * refused.
 */
export interface Registration {
  readonly plan: Plan;
  readonly stack: Stack;
  readonly sdk: Sdk;
  /** Resolves config and data; resources are resolved by the registration. */
  readonly scope: Scope;
  readonly providers: Providers;
  readonly hook: ErrorHook;
}

/** Registers everything and returns the stack's outputs. */
export function register(registration: Registration): Record<string, unknown> {
  const limit = Error.stackTraceLimit;
  // The SDK creates an error with a stack trace for every resource in case it fails. Here all traces would be identical.
  Error.stackTraceLimit = 0;
  try {
    const registrar = new Registrar(registration);
    for (const resource of registration.plan.resources) registrar.add(resource);
    return registrar.outputs();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

class Registrar {
  readonly #given: Registration;
  readonly #modules = new Map<string, ComponentResource>();
  readonly #resources = new Map<string, CustomResource>();
  readonly #scope: Scope;
  readonly #needed: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(given: Registration) {
    this.#given = given;
    this.#needed = neededOutputs(given.plan);
    const output = (id: string, property: string): Output<unknown> =>
      (this.resource(id) as unknown as Record<string, Output<unknown>>)[property] as Output<unknown>;
    this.#scope = { ...given.scope, output };
  }

  add(resource: PlanResource): void {
    const { id, type, module, options } = resource;
    const table = this.#given.sdk.table(packageOf(type));
    const added = additionsFor(table, type) ?? {};
    const provider = this.#given.providers.for(type, options.provider);
    const given = { ...this.#options(type, id, options), ...(provider === undefined ? {} : { provider }), parent: this.#module(module) };
    const inputs = classInputs(added, evaluateProperties(resource.inputs, this.#scope));
    // An output that other resources need exists only if it is declared here, as the SDK's classes do for all their outputs.
    for (const output of this.#needed.get(id) ?? []) inputs[output] ??= undefined;
    if (added.deprecation !== undefined) void log.warn(printableLines(`${id}: ${added.deprecation}`));
    this.#resources.set(id, new PlannedResource(type, id, inputs, classOptions(table, added, given)));
  }

  /** The stack's outputs. Outputs that have no value under this stack's config are left out. */
  outputs(): Record<string, unknown> {
    const exported: Record<string, unknown> = {};
    for (const [name, output] of Object.entries(this.#given.plan.outputs)) {
      const value = evaluate(output.value, this.#scope);
      if (value !== null && value !== undefined) exported[name] = output.secret ? secret(value) : value;
    }
    return exported;
  }

  resource(id: string): CustomResource {
    const found = this.#resources.get(id);
    if (found === undefined) throw new Error(`${id} is not registered yet`);
    return found;
  }

  #module(name: string): Resource {
    const found = this.#modules.get(name);
    if (found !== undefined) return found;
    const aliases = formerProjects(this.#given.plan).map(
      (project) => `urn:pulumi:${this.#given.stack.name}::${project}::${moduleType}::${name}`,
    );
    const made = new ComponentResource(moduleType, name, {}, aliases.length === 0 ? {} : { aliases });
    this.#modules.set(name, made);
    return made;
  }

  #options(type: string, id: string, options: PlanOptions): CustomResourceOptions {
    const { dependsOn, deletedWith, aliases, ignoreChanges, ignoreChangesUnless, provider: _provider, ...rest } = options;
    const isIgnored = ignoreChangesUnless === undefined || this.#scope.config.get(ignoreChangesUnless)?.value !== true;
    return {
      ...(rest as CustomResourceOptions),
      ...(ignoreChanges !== undefined && isIgnored ? { ignoreChanges: [...ignoreChanges] } : {}),
      ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.map((other) => this.resource(other)) }),
      ...(deletedWith === undefined ? {} : { deletedWith: this.resource(deletedWith) }),
      ...(aliases === undefined ? {} : { aliases: aliases.map((alias) => formerUrn(this.#given.stack, alias, type, id)) }),
      hooks: { onError: [this.#given.hook] },
    };
  }
}

/**
 * The former URN of a resource. It does not depend on the module, because a URN contains only the type of its parent and all modules have
 * the same type.
 */
function formerUrn(stack: Stack, alias: PlanAlias, type: string, id: string): string {
  return `urn:pulumi:${stack.name}::${alias.project ?? stack.project}::${moduleType}$${alias.type ?? type}::${alias.id ?? id}`;
}

/** Outputs that expressions refer to, by resource. */
function neededOutputs(plan: Plan): Map<string, Set<string>> {
  const needed = new Map<string, Set<string>>();
  const collect = (value: PlanValue): void => {
    walk(value, (object) => {
      const node = parse(object);
      if (node.kind !== "ref") return;
      const names = needed.get(node.id) ?? new Set();
      needed.set(node.id, names.add(String(node.path[0])));
    });
  };
  for (const { inputs } of plan.resources) collect(inputs);
  for (const { value } of Object.values(plan.outputs)) collect(value);
  for (const names of needed.values()) for (const own of ["id", "urn"]) names.delete(own);
  return needed;
}
