/** The provider's behavior, independent of gRPC. Its errors are those that the user would see from the real provider. */
import type { Catalogue } from "../../../compiler/provider/catalogue.ts";
import type { Failure } from "./check.ts";
import { check, checkConfig } from "./check.ts";
import type { Cloud, CloudResource } from "./cloud.ts";
import { assertAccepted } from "./accepted.ts";
import { authorize } from "./authorize.ts";
import type { Operation } from "./api-calls.ts";
import { assertDeletable } from "./deletable.ts";
import { freeNames, takeNames } from "./names.ts";
import { assertCreatable } from "./order.ts";
import { removeWith, reserved } from "./remains.ts";
import { compare } from "./compare.ts";
import type { Difference, ReplacementFacts } from "./diff.ts";
import { diff } from "./diff.ts";
import type { Making } from "./formats/types.ts";
import { assertMovable } from "./moves.ts";
import { invoke } from "./invoke.ts";
import { change, foresee, make } from "./make.ts";
import { unsettled } from "./normalizations/index.ts";
import { assertIpv6, foreseenIpv6, withIpv6 } from "./ipv6.ts";
import { managed } from "./normalizations/managed-secrets.ts";
import { restored } from "./normalizations/restores.ts";
import type { Properties } from "./wire.ts";
import { parseUrn, textOf, unknownValue, unwrapSecret } from "./wire.ts";

export interface ProviderSetup {
  readonly package: string;
  /** Version of the plugin that this replaces. */
  readonly version: string;
  /** Account of the default credentials, without a role. */
  readonly account: string;
  readonly catalogue: Catalogue;
  /** compiler/plan/builder/replacement.json by type token. */
  readonly facts: Readonly<Record<string, ReplacementFacts>>;
  readonly cloud: Cloud;
}

export interface State {
  readonly id: string;
  readonly outputs: Properties;
}

export class Provider {
  readonly setup: ProviderSetup;
  #account: string;
  #region = "";
  #defaultTags: Properties = {};

  constructor(setup: ProviderSetup) {
    this.setup = setup;
    this.#account = setup.account;
  }

  /** Account that the provider acts in: the one of the last role that it assumes. */
  get account(): string {
    return this.#account;
  }

  checkConfig(news: Properties): Failure[] {
    return checkConfig(this.setup.catalogue, this.setup.package, news);
  }

  configure(args: Properties): void {
    const text = (key: string): string => textOf(unwrapSecret(args[key]));
    this.#region = text("region");
    const tags = text("defaultTags");
    this.#defaultTags = tags === "" ? {} : ((JSON.parse(tags) as { tags?: Properties }).tags ?? {});
    const roles = text("assumeRoles");
    const assumed = roles === "" ? undefined : (JSON.parse(roles) as { roleArn?: string }[]).at(-1)?.roleArn;
    this.#account = assumed?.split(":")[4] ?? this.setup.account;
    const allowed = text("allowedAccountIds");
    if (allowed !== "" && !(JSON.parse(allowed) as string[]).includes(this.#account)) {
      throw new Error(`AWS account ID not allowed: ${this.#account}`);
    }
  }

  check(urn: string, olds: Properties, news: Properties, seed: Uint8Array): { inputs: Properties; failures: Failure[] } {
    const { token, name } = parseUrn(urn);
    return check(this.setup.catalogue, token, name, olds, news, seed);
  }

  /** `outputs` are the resource's; a provider has none. */
  diff(urn: string, olds: Properties, wanted: Properties, outputs: Properties = {}, ignored: readonly string[] = []): Difference {
    const { token } = parseUrn(urn);
    const news = withoutIgnored(olds, wanted, ignored);
    const own = diff(
      this.setup.catalogue,
      this.setup.facts[token],
      token,
      olds,
      { ...news, ...this.#moved(token, news, outputs) },
      outputs,
    );
    return { ...own, changes: [...own.changes, ...this.#tagChanges(own, news, outputs["tagsAll"])] };
  }

  /**
   * The region of a resource that states none is the provider's, and another one replaces it: `forceNewIfRegionChanges` in
   * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/provider/sdkv2/region.go
   */
  #moved(token: string, { region }: Properties, outputs: Properties): Properties {
    const current = outputs["region"];
    const isRegional = this.setup.facts[token]?.replace.includes("region") === true;
    return !isRegional || current === undefined || (region ?? this.#region) === current ? {} : { region: region ?? this.#region };
  }

  /** A changed default tag changes every resource that has tags. */
  #tagChanges({ changes }: Difference, { tags = {} }: Properties, tagsAll: unknown): Difference["changes"] {
    if (typeof tagsAll !== "object" || typeof tags !== "object" || changes.some(({ path }) => path.startsWith("tags"))) return [];
    return compare({ tagsAll }, { tagsAll: { ...this.#defaultTags, ...tags } });
  }

  create(urn: string, inputs: Properties, preview: boolean): State {
    const { making, region, token } = this.#making(urn, inputs);
    if (preview) return { id: "", outputs: foresee(this.setup.catalogue, making, this.#defaultTags) };
    const revision = family(token, inputs, region);
    const counted = revision === undefined ? making : { ...making, revision: this.setup.cloud.count(revision) };
    const made = make(this.setup.catalogue, counted, this.#defaultTags);
    if (!this.#isAws(token)) return made;
    const outputs = { ...made.outputs, ...restored(token, inputs, this.setup.cloud), ...withIpv6(making, made.outputs) };
    const resource = { token, id: made.id, urn, region, inputs, outputs };
    this.#authorize("create", resource);
    assertCreatable(resource, this.setup.cloud);
    assertAccepted(resource, this.setup.cloud);
    assertIpv6(resource, this.setup.cloud);
    takeNames(this.setup.cloud, resource);
    this.setup.cloud.put(resource);
    return { id: made.id, outputs };
  }

  update(urn: string, id: string, old: State["outputs"], oldInputs: Properties, inputs: Properties, preview: boolean): Properties {
    const { making, region, token } = this.#making(urn, inputs);
    const foreseen = change(this.setup.catalogue, making, this.#defaultTags, old, oldInputs);
    if (preview) return { ...foreseen, ...foreseenIpv6(making, oldInputs) };
    if (!this.#isAws(token)) return foreseen;
    const outputs = { ...foreseen, ...managed(making, foreseen), ...withIpv6(making, foreseen) };
    const current = this.setup.cloud.find({ token, id, region, outputs: old });
    const before = { token, id, urn, region, inputs: oldInputs, outputs: old };
    const now = { token, id, urn, region, ...untouched(before, { inputs, outputs }, current, unsettled(token, old, inputs)) };
    this.#authorize("update", now);
    if (token === "aws:ecs/service:Service") assertCreatable(now, this.setup.cloud);
    assertMovable(before, now, this.setup.cloud);
    assertAccepted(now, this.setup.cloud, before);
    assertIpv6(now, this.setup.cloud, before);
    takeNames(this.setup.cloud, now, before);
    this.setup.cloud.put(now);
    freeNames(this.setup.cloud, before, now);
    return now.outputs;
  }

  /** Undefined when the resource is gone. Resources that exist only in the state, like a random text, are returned as they are there. */
  read(urn: string, id: string, inputs: Properties, outputs: Properties): { state: State; inputs: Properties } | undefined {
    const { region, token } = this.#making(urn, Object.keys(inputs).length > 0 ? inputs : outputs);
    if (!this.#isAws(token)) return { state: { id, outputs }, inputs };
    const found = this.setup.cloud.find({ token, id, region, outputs });
    return found === undefined ? undefined : { state: { id, outputs: found.outputs }, inputs: found.inputs };
  }

  delete(urn: string, id: string, outputs: Properties): void {
    const { region, token } = this.#making(urn, outputs);
    const found = this.setup.cloud.find({ token, id, region, outputs });
    if (found === undefined || found.inputs["skipDestroy"] === true) return;
    this.#authorize("delete", found);
    assertDeletable(found, this.setup.cloud);
    for (const gone of removeWith(found, this.setup.cloud)) {
      this.setup.cloud.remove(gone);
      if (!reserved(gone)) freeNames(this.setup.cloud, gone);
    }
  }

  /** Refuses an operation with calls that the deployer's policies do not allow. */
  #authorize(operation: Operation, resource: CloudResource): void {
    authorize(operation, resource, this.setup.cloud, this.#account);
  }

  /** Does the resource exist in the account? Resources of other packages exist only in the state. */
  #isAws(token: string): boolean {
    return token.startsWith("aws:");
  }

  invoke(token: string, inputs: Properties): Properties {
    return invoke({ account: this.#account, region: this.#region }, token, inputs);
  }

  #making(urn: string, inputs: Properties): { readonly making: Making; readonly region: string; readonly token: string } {
    const { token, name } = parseUrn(urn);
    const region = typeof inputs["region"] === "string" ? inputs["region"] : this.#region;
    return { token, region, making: { token, logical: name, inputs, account: this.#account, region } };
  }
}

/**
 * The engine puts old values back at ignored paths before it asks. Only when it asks what a deletion takes along, whole properties may be
 * unknown although they are ignored.
 */
function withoutIgnored(olds: Properties, news: Properties, ignored: readonly string[]): Properties {
  const kept = Object.keys(news).filter((key) => news[key] === unknownValue && (ignored.includes(key) || ignored.includes("*")));
  return { ...news, ...Object.fromEntries(kept.map((key) => [key, olds[key]])) };
}

/** The family in which AWS numbers the resource's revisions. */
function family(token: string, inputs: Properties, region: string): string | undefined {
  return token === "aws:ecs/taskDefinition:TaskDefinition" ? `${token} ${region} ${textOf(inputs["family"])}` : undefined;
}

interface Bags {
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/**
 * An update leaves all other properties as they are in the account, where others (autoscaling) may have changed them. `sent` are properties
 * that the provider sends although the program did not change, because the state has other values.
 */
function untouched(before: Bags, now: Bags, current: Bags | undefined, sent: readonly string[]): Bags {
  if (current === undefined) return now;
  const isSame = (key: string): boolean => JSON.stringify(now.inputs[key]) === JSON.stringify(before.inputs[key]);
  const same = Object.keys(now.inputs).filter((key) => isSame(key) && !sent.includes(key));
  const kept = (from: Properties): Properties => Object.fromEntries(same.flatMap((key) => (key in from ? [[key, from[key]]] : [])));
  return { inputs: { ...now.inputs, ...kept(current.inputs) }, outputs: { ...now.outputs, ...kept(current.outputs) } };
}
