/** Explicit provider instances. */
import { ProviderResource } from "@pulumi/pulumi/resource.js";
import type { Plan } from "../plan/types.ts";
import type { Scope } from "./evaluate.ts";
import { evaluateProperties } from "./evaluate.ts";
import { providerFor } from "./links.ts";
import { fromStackConfig } from "./provider-config.ts";
import { refuse } from "./refusal.ts";
import type { Sdk } from "./sdk.ts";
import { classInputs, classOptions } from "./sdk.ts";
import type { Stack } from "./stack.ts";

/** A provider of any package. The SDK's own classes would load their whole package. */
class PlannedProvider extends ProviderResource {}

/** Creates each provider on first use. */
export class Providers {
  readonly #instances = new Map<string, ProviderResource>();
  readonly #plan: Plan;
  readonly #stack: Stack;
  readonly #sdk: Sdk;
  readonly #scope: Scope;

  /** `scope` need not resolve resources. When a provider is requested, it must resolve the data that the provider's inputs refer to. */
  constructor(plan: Plan, stack: Stack, sdk: Sdk, scope: Scope) {
    this.#plan = plan;
    this.#stack = stack;
    this.#sdk = sdk;
    this.#scope = scope;
  }

  /** The explicit provider for a type or function; undefined if the plan has none, in which case Pulumi's default provider is used. */
  for(token: string, named: string | undefined): ProviderResource | undefined {
    const name = providerFor(this.#plan, token, named);
    if (name === undefined) return undefined;
    const instance = this.#instances.get(name) ?? this.#make(name);
    this.#instances.set(name, instance);
    return instance;
  }

  #make(name: string): ProviderResource {
    const planned = this.#plan.providers[name] ?? refuse(`The plan has no provider ${name}.`);
    const table = this.#sdk.table(planned.package);
    const given = { ...fromStackConfig(table, this.#stack), ...evaluateProperties(planned.inputs, this.#scope) };
    const aliases = formerProjects(this.#plan).map(
      (project) => `urn:pulumi:${this.#stack.name}::${project}::pulumi:providers:${planned.package}::${name}`,
    );
    const options = classOptions(table, table.provider, aliases.length === 0 ? {} : { aliases });
    return new PlannedProvider(planned.package, name, classInputs(table.provider, given), options);
  }
}

/** Pulumi projects in which resources of the plan were once registered, along with their components and providers. */
export function formerProjects(plan: Plan): string[] {
  const named = plan.resources.flatMap(({ options }) => (options.aliases ?? []).flatMap(({ project }) => project ?? []));
  return [...new Set(named)];
}
