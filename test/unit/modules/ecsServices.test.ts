import { describe, expect, it } from "vitest";
import ecsServices from "../../../compiler/modules/ecsServices/index.ts";
import { resolveValue } from "../../../compiler/plan/builder/resolve.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly, type LoweredResource } from "../../support/lower.ts";

const container = (resource: LoweredResource | undefined) => resource!.inputs["containerDefinitions"].$json[0];
const ref = (id: string, ...path: string[]) => ({ $ref: id, path });

describe("ecsServices: run-once tasks", () => {
  const environment = environmentOf("prod", {
    ecsServices: { migrationCommand: ["npx", "prisma", "migrate", "deploy"], migrationCpu: 1024 },
  });
  const resources = lowerOnly(ecsServices, environment);
  const migration = resources["ecs-task-migration"]!;
  const setup = resources["ecs-task-database-setup"]!;

  it("migrates with the API's image and the application's credential", () => {
    expect(container(migration)).toMatchObject({
      image: container(resources["ecs-task-api"]).image,
      command: ["npx", "prisma", "migrate", "deploy"],
      user: "1000:1000",
    });
    expect(migration.inputs).toMatchObject({ cpu: "1024", memory: "1024" });
    const secrets = container(migration).secrets as { name: string; valueFrom: unknown }[];
    expect(secrets.map(({ name }) => name)).toEqual(["DATABASE_URL", "DATABASE_READ_URL"]);
    expect(JSON.stringify(secrets)).not.toContain("master");
  });

  it("creates the application's roles with a pinned client image, in the only task that knows the master user", () => {
    expect(container(setup).image).toBe("public.ecr.aws/docker/library/postgres:17.5-alpine3.21");
    expect(container(setup).user).toBe("70:70");
    expect(container(setup).entryPoint).toEqual(["/bin/sh", "-c"]);
    const secrets = container(setup).secrets as { name: string; valueFrom: unknown }[];
    expect(secrets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["PGHOST", "PGUSER", "PGPASSWORD", "APP_USERNAME", "APP_PASSWORD", "NEXT_APP_USERNAME", "NEXT_APP_PASSWORD"]),
    );
    const others = Object.values(resources).filter((each) => each !== setup && JSON.stringify(each.inputs).includes("rds-master-secret"));
    expect(others).toEqual([]);
  });

  it("sends passwords as verifiers, never in a statement that the database logs", () => {
    const script = container(setup).command[0] as string;
    expect(script).toContain("\\password $1");
    expect(script).not.toMatch(/PASSWORD\s+['%:]/i);
    expect(container(setup).environment).toContainEqual({ name: "PGSSLMODE", value: "require" });
  });

  it("runs both with the groups, subnets and address setting in the outputs", () => {
    const { outputs } = ecsServices.lower(environment);
    const value = (name: string) => resolveValue(outputs![name]!.value, () => "").value;
    expect(value("migrationTaskDefinitionArn")).toEqual(ref("ecs-task-migration", "arn"));
    expect(value("databaseSetupTaskDefinitionArn")).toEqual(ref("ecs-task-database-setup", "arn"));
    expect(value("runOnceNetworkConfiguration")).toEqual({
      $json: {
        awsvpcConfiguration: {
          subnets: [ref("vpc-private-a", "id"), ref("vpc-private-b", "id")],
          securityGroups: [ref("sg-migration", "id")],
          assignPublicIp: "DISABLED",
        },
      },
    });
    expect(value("runOnceSubnetIds")).toEqual([ref("vpc-private-a", "id"), ref("vpc-private-b", "id")]);
    for (const name of ["migrationTaskDefinitionArn", "databaseSetupTaskDefinitionArn"]) {
      const { description } = outputs![name]!;
      expect(description).toContain("aws ecs run-task --region eu-central-1 --cluster");
      for (const output of description.matchAll(/stack output (\w+)/g))
        expect([...Object.keys(outputs!), "clusterName"]).toContain(output[1]);
      expect(description).toContain(`stack output ${name}`);
    }
    const dev = resolveValue(ecsServices.lower(environmentOf("dev")).outputs!["runOnceNetworkConfiguration"]!.value, () => "").value;
    expect(JSON.stringify(dev)).toContain('"assignPublicIp":"ENABLED"');
    expect(JSON.stringify(dev)).toContain("vpc-public-a");
  });

  it("are not kept when a new revision replaces them, unlike those of services", () => {
    expect(migration.inputs["skipDestroy"]).toBe(false);
    expect(setup.inputs["skipDestroy"]).toBe(false);
    expect(resources["ecs-task-api"]!.inputs["skipDestroy"]).toBe(true);
  });
});

describe("ecsServices: stack config", () => {
  it("requires each service's image, which only bootstrap may omit", () => {
    const { config } = ecsServices.lower(environmentOf("prod"));
    for (const name of ["apiImage", "realtimeImage"]) {
      const { required, requiredUnless, pattern } = config![name]!;
      expect({ required, requiredUnless }).toEqual({ required: true, requiredUnless: "bootstrap" });
      const accepts = (image: string) => new RegExp(pattern!).test(image);
      expect(accepts("412356789014.dkr.ecr.eu-central-1.amazonaws.com/realtime-prod-api:3f2a9c1")).toBe(true);
      expect(accepts("412356789014.dkr.ecr.eu-central-1.amazonaws.com/realtime-prod-api:latest")).toBe(false);
      expect(accepts("node:20-alpine")).toBe(false);
    }
    expect(Object.keys(config!)).toContain("bootstrap");
  });
});
