/** One stack of a frozen spec from its first preview to its full teardown, with the same requirements for all three specs. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../../compiler/plan/types.ts";
import type { EngineEvent } from "../support/events.ts";
import type { StackOptions } from "../support/harness.ts";
import { specFiles, timeouts } from "../support/harness.ts";
import {
  all,
  changed,
  existing,
  nameOf,
  ofResources,
  openPlan,
  remains,
  secretValues,
  stackOf,
  succeeded,
  unordered,
} from "../support/stacks.ts";
import type { Stack } from "../support/stack.ts";
import { renamed, subplan, withChange } from "../support/subplan.ts";
import { compileFrozen } from "../../../tools/fixtures/specs.ts";

interface Course {
  /** When the engine writes the state. */
  readonly saves: NonNullable<StackOptions["saves"]>;
  /** Also what depends on the engine and not on the shape of the plan: autoscaling's changes, and renamed and moved resources. */
  readonly inDetail?: boolean;
}

/** Tests of `spec/<name>.yaml`. */
export function testLifecycle(name: string, { saves, inDetail = false }: Course): void {
  const { plan } = compileFrozen(name);
  let stack: Stack;
  beforeAll(async () => {
    stack = await stackOf(plan, { files: specFiles(plan), saves });
  }, timeouts.first);
  afterAll(() => stack.dispose());

  describe(`${name} on the engine`, { timeout: timeouts.test }, () => {
    testCreation(plan, () => stack);
    testState(plan, () => stack);
    testRest(() => stack);
    if (inDetail) testDetails(plan, () => stack);
    testTeardown(name, plan, () => stack);
  });
}

function testCreation(plan: Plan, stack: () => Stack): void {
  it("previews every resource once, as a creation, and creates nothing", async () => {
    const preview = succeeded(await stack().preview());
    expect(ofResources(preview)).toEqual(all(plan, "create"));
    expect(registrations(preview.events)).toEqual(plan.resources.map(({ id }) => id).sort());
    expect(stack().existing()).toEqual([]);
  });

  it("creates every resource once, each after what it needs", async () => {
    stack().clearCalls();
    const up = succeeded(await stack().up());
    expect(ofResources(up)).toEqual(all(plan, "create"));
    const creates = stack()
      .calls()
      .filter(({ method }) => method === "create");
    expect(creates.map(({ urn }) => nameOf(urn)).sort()).toEqual(plan.resources.map(({ id }) => id).sort());
    expect(unordered(plan, stack())).toEqual([]);
  });
}

/** Names of custom resources in the order in which their steps started, one entry per step. */
function registrations(events: readonly EngineEvent[]): string[] {
  const steps = events.flatMap(({ resourcePreEvent }) => (resourcePreEvent === undefined ? [] : [resourcePreEvent.metadata]));
  return steps
    .filter(({ type }) => !/^(pulumi|platform):/.test(type))
    .map(({ urn }) => nameOf(urn))
    .sort();
}

/** Outputs, by the format that their names imply. */
const outputForms: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/^apiUrl$/, /^https:\/\/api\.[a-z.]+$/],
  [/RepositoryUrl$/, /^412356789014\.dkr\.ecr\.eu-central-1\.amazonaws\.com\/realtime-/],
  [/QueueUrl$/, /^https:\/\/sqs\.eu-central-1\.amazonaws\.com\/412356789014\/realtime-/],
  [/Arn$/, /^arn:aws:[a-z0-9-]+:/],
  [/TaskDefinitionArn$/, /:task-definition\/realtime-[a-z0-9-]+:\d+$/],
  [/^database(Read)?Host$/, /\.eu-central-1\.rds\.amazonaws\.com$/],
  [/^redis\w+Endpoint$/, /\.cache\.amazonaws\.com/],
  [/ServiceName$|^clusterName$/, /^realtime-/],
  [/^vpcId$/, /^vpc-[0-9a-f]{17}$/],
];

function testState(plan: Plan, stack: () => Stack): void {
  it("has each resource below its module's component, with its provider and dependencies", async () => {
    const state = new Map((await stack().export()).map((resource) => [resource.urn, resource]));
    const urn = (id: string, type: string): string => `urn:pulumi:${plan.environment}::platform::platform:index:Module$${type}::${id}`;
    const types = new Map(plan.resources.map(({ id, type }) => [id, type]));
    for (const { id, type, module, options } of plan.resources) {
      const found = state.get(urn(id, type));
      expect({ id, parent: found?.parent, provider: found?.provider?.split("::").slice(-3, -1) }).toEqual({
        id,
        parent: `urn:pulumi:${plan.environment}::platform::platform:index:Module::${module}`,
        provider: [`pulumi:providers:${type.split(":")[0]}`, options.provider ?? type.split(":")[0]],
      });
      const wanted = (options.dependsOn ?? []).map((other) => urn(other, types.get(other) ?? ""));
      expect(found?.dependencies ?? []).toEqual(expect.arrayContaining(wanted));
      expect({ id, protect: found?.protect ?? false }).toEqual({ id, protect: options.protect ?? false });
    }
  });

  it("has each explicit provider in the plan's version, and uses it for every resource", async () => {
    const state = await stack().export();
    const providers = new Map(
      state.filter(({ type }) => type.startsWith("pulumi:providers:")).map((each) => [`${each.urn}::${each.id}`, each]),
    );
    const versions = [...providers.values()].map(({ urn, inputs }) => [nameOf(urn), inputs?.["version"]]);
    expect(Object.fromEntries(versions)).toEqual(
      Object.fromEntries(Object.entries(plan.providers).map(([provider, { version }]) => [provider, version])),
    );
    for (const { urn, provider } of state.filter(({ urn }) => plan.resources.some(({ id }) => id === nameOf(urn))))
      if (provider !== undefined) expect([nameOf(urn), providers.has(provider)]).toEqual([nameOf(urn), true]);
  });

  it("gives every AWS resource the plan's region and default tags", () => {
    const { region, defaultTags } = plan.providers["aws"]!.inputs as { region: string; defaultTags: { tags: object } };
    const tagged = stack()
      .existing()
      .filter(({ outputs }) => "tagsAll" in outputs);
    expect(tagged.length).toBeGreaterThan(30);
    for (const { outputs } of tagged) expect(outputs["tagsAll"]).toMatchObject(defaultTags.tags);
    for (const { outputs } of stack().existing()) if ("region" in outputs) expect(outputs["region"]).toBe(region);
  });

  it("exports what a pipeline needs, each with a description", async () => {
    const outputs = await stack().outputs();
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(plan.outputs).sort());
    for (const { description } of Object.values(plan.outputs)) expect(description.length).toBeGreaterThan(10);
    for (const [pattern, form] of outputForms) {
      const names = Object.keys(outputs).filter((name) => pattern.test(name));
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) expect({ name, value: outputs[name] }).toEqual({ name, value: expect.stringMatching(form) as unknown });
    }
  });

  it("keeps secrets out of plan, state, messages and events in plain text", async () => {
    const secrets = await secretValues(stack());
    expect(secrets.length).toBe(plan.resources.filter(({ type }) => type.endsWith(":RandomPassword")).length);
    const { stdout: state } = await stack().must(["stack", "export"]);
    const diff = succeeded(await stack().preview("--diff"));
    const { stdout: json } = await stack().must(["preview", "--json"]);
    const places = { plan: JSON.stringify(plan), state, text: diff.text, events: JSON.stringify(diff.events), json };
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThanOrEqual(16);
      for (const [place, text] of Object.entries(places)) expect({ place, clear: text.includes(secret) }).toEqual({ place, clear: false });
    }
  });
}

/** The same plan again. */
function testRest(stack: () => Stack): void {
  it("changes nothing the second time, not even after a refresh", async () => {
    expect(changed(succeeded(await stack().up()))).toEqual({});
    const refresh = succeeded(await stack().refresh());
    expect(refresh.text).toMatch(new RegExp(`\\b${Object.keys(refresh.operations).length} unchanged`));
  });
}

/** Updates that must change nothing: after autoscaling acted, and with resources renamed or moved to other modules. */
function testDetails(plan: Plan, stack: () => Stack): void {
  it("keeps the counts that autoscaling changed, also after a refresh", async () => {
    const services = plan.resources.filter(({ type }) => type === "aws:ecs/service:Service").map(({ id }) => id);
    expect(services.length).toBeGreaterThan(2);
    for (const id of services) stack().drift(id, { desiredCount: 17 });
    succeeded(await stack().refresh());
    const seen = (await stack().export()).filter(({ urn }) => services.includes(nameOf(urn)));
    expect(seen.map(({ outputs }) => outputs?.["desiredCount"])).toEqual(services.map(() => 17));
    expect(changed(succeeded(await stack().up()))).toEqual({});
    for (const id of services) expect([id, stack().resource(id).inputs["desiredCount"]]).toEqual([id, 17]);
  });

  it("recognizes renamed resources, moved ones, and those that are both", async () => {
    const called = renamed(renamed(plan, "vpc", "vpc-network"), "rds-instance", "rds-database");
    const moved = ["rds-database", "sqs-push"].reduce((made, id) => withChange(made, id, () => ({ module: "ecsWorkers" })), called);
    stack().writePlan(moved);
    const { operations } = succeeded(await stack().preview());
    expect(operations).toMatchObject({ "vpc-network": "same", "rds-database": "same", "sqs-push": "same" });
    expect(changed({ operations })).toEqual({});
    stack().writePlan(plan);
  });
}

function testTeardown(name: string, plan: Plan, stack: () => Stack): void {
  it("refuses to destroy protected resources; excluding them, destroys all but what they need", async () => {
    const ids = plan.resources.flatMap(({ id, options }) => (options.protect === true ? [id] : []));
    if (ids.length === 0) return expect(plan.class).toBe("dev");
    const { code, text } = await stack().run(["destroy", "--preview-only", "--non-interactive"], true);
    expect(code).not.toBe(0);
    expect(text).toMatch(/cannot be deleted\s+because it is protected/);
    const rest = succeeded(await stack().run(["destroy", "--preview-only", "--exclude-protected", "--non-interactive"], true));
    const needed = new Set(subplan(plan, ...ids).resources.map(({ id }) => id));
    const kept = Object.fromEntries([...needed].map((id) => [id, "same"]));
    expect(ofResources(rest)).toEqual({ ...all(plan, "delete"), ...kept });
  });

  it("is destroyed in full without protection: only retained resources stay", async () => {
    // The interpreter refuses a plan of no spec beside the spec with its name.
    for (const file of Object.keys(plan.spec.files)) stack().remove(file);
    const open = openPlan(name);
    succeeded(await stack().teardown(open));
    expect(await stack().export()).toEqual([]);
    expect(existing(stack())).toEqual(remains(open));
  });

  it("can be created again beside the retained resources", async () => {
    stack().writePlan(plan);
    expect(ofResources(succeeded(await stack().up()))).toEqual(all(plan, "create"));
  });
}
