/** Credentials, proxy and replica: what services receive in every shape of the database. */
import { describe, expect, it } from "vitest";
import rds from "../../../../compiler/modules/rds/index.ts";
import { databaseDependencies, databaseSecrets, databaseSetupSecrets } from "../../../../compiler/modules/rds/refs.ts";
import type { Traced } from "../../../../compiler/plan/builder/traced.ts";
import { environmentOf } from "../../../../tools/fixtures/specs.ts";
import { lowerOnly, type LoweredResource } from "../../../support/lower.ts";

type Keys = Record<string, unknown>;
type Resources = Record<string, LoweredResource>;

function lower(keys: Keys, more: Keys = {}): Resources {
  return lowerOnly(rds, environmentOf("prod", { rds: keys, ...more }));
}

function document(resources: Resources, id: string) {
  return resources[id]!.inputs["secretString"].$secret.$json;
}

const shapes = [false, true].flatMap((enableRdsProxy) =>
  [false, true].map((enableRdsReadReplica) => ({ enableRdsProxy, enableRdsReadReplica })),
);

describe.each(shapes)("the application credential with %o", (shape) => {
  const resources = lower(shape);
  const app = document(resources, "rds-app-secret-version");

  it("is in the same secret, with the hosts of this shape", () => {
    const writer = shape.enableRdsProxy ? { $ref: "rds-proxy", path: ["endpoint"] } : { $ref: "rds-instance", path: ["address"] };
    const reader = shape.enableRdsReadReplica ? { $ref: "rds-replica", path: ["address"] } : writer;
    const password = { $ref: "rds-app-password-a", path: ["result"] };
    expect(resources["rds-app-secret"]!.inputs["name"]).toBe("realtime-prod-db-app");
    expect(app).toMatchObject({ username: "app_v1", password, engine: "postgres", host: writer, port: "5432", dbname: "app" });
    expect(app.url).toEqual({ $concat: ["postgresql://app_v1:", password, "@", writer, ":5432/app?sslmode=require&uselibpqcompat=true"] });
    expect(app.readUrl).toEqual({
      $concat: ["postgresql://app_v1:", password, "@", reader, ":5432/app?sslmode=require&uselibpqcompat=true"],
    });
  });

  it("asks node-postgres for libpq's meaning of `require`, and states nothing that libpq does not know where it serves that", () => {
    const parameters = (keys: Keys) =>
      (document(lower({ ...shape, ...keys }), "rds-app-secret-version").url.$concat as string[]).at(-1)!.split("?")[1];
    expect(parameters({})).toBe("sslmode=require&uselibpqcompat=true");
    expect(parameters({ rdsUrlClient: "libpq" })).toBe("sslmode=require");
    expect(parameters({ rdsSslMode: "verify-full" })).toBe("sslmode=verify-full");
  });

  it("is traced to every key that changes it", () => {
    expect(resources["rds-app-secret-version"]!.from["secretString"]).toEqual([
      "rds.enableRdsProxy",
      "rds.enableRdsReadReplica",
      "rds.rdsCredentialVersion",
      "rds.rdsDatabaseName",
      "rds.rdsSslMode",
      "rds.rdsUrlClient",
    ]);
  });

  it("is a dependency together with what it refers to", () => {
    const ids = databaseDependencies(environmentOf("prod", { rds: shape })).map(({ logicalId }) => logicalId);
    expect(ids.includes("rds-proxy-target")).toBe(shape.enableRdsProxy);
    expect(ids.includes("rds-replica")).toBe(shape.enableRdsReadReplica);
    for (const id of ids) expect(resources).toHaveProperty(id);
  });
});

describe("secrets", () => {
  const resources = lower({});

  it("never contain a plain-text password, and no password needs escaping in a URL", () => {
    for (const { inputs } of Object.values(resources).filter(({ type }) => type.includes("secretVersion"))) {
      expect(inputs["secretString"]).toHaveProperty("$secret");
    }
    for (const { inputs } of Object.values(resources).filter(({ type }) => type.includes("randomPassword"))) {
      expect(inputs).toMatchObject({ special: false });
      expect(inputs["length"]).toBeGreaterThanOrEqual(32);
    }
    expect(resources["rds-instance"]!.inputs["password"]).toEqual({ $ref: "rds-master-password", path: ["result"] });
  });

  it("keep the master's credential apart from the services', and give it to database-setup with the roles to create", () => {
    expect(JSON.stringify(databaseSecrets())).not.toContain("rds-master");
    expect(JSON.stringify(document(resources, "rds-app-secret-version"))).not.toContain("rds-master-password");
    const master = document(resources, "rds-master-secret-version");
    expect(master).toMatchObject({ username: "platform_owner", host: { $ref: "rds-instance", path: ["address"] } });
    for (const { valueFrom } of databaseSetupSecrets(environmentOf("prod"))) {
      const { $concat } = valueFrom as unknown as { $concat: [unknown, string, unknown] };
      expect(master).toHaveProperty($concat[1].replaceAll(":", ""));
      expect($concat[2]).toEqual({ $ref: "rds-master-secret-version", path: ["versionId"] });
    }
  });

  it("leave the master user to RDS where it manages the password, and still give database-setup the same variables", () => {
    const managed = { enableRdsManagedMasterPassword: true };
    const owned = lower(managed);
    expect(owned).not.toHaveProperty("rds-master-password");
    expect(owned["rds-instance"]!.inputs).not.toHaveProperty("password");
    expect(owned["rds-instance"]!.inputs).toMatchObject({ manageMasterUserPassword: true, username: "platform_owner" });
    expect(owned["rds-instance"]!.inputs["masterUserSecretKmsKeyId"]).toEqual(owned["rds-instance"]!.inputs["kmsKeyId"]);
    const master = document(owned, "rds-master-secret-version");
    expect(Object.keys(document(resources, "rds-master-secret-version")).filter((name) => !(name in master))).toEqual([
      "password",
      "username",
    ]);
    const variables = databaseSetupSecrets(environmentOf("prod", { rds: managed }));
    expect(variables.map(({ name }) => name)).toEqual(databaseSetupSecrets(environmentOf("prod")).map(({ name }) => name));
    const arn = { $ref: "rds-instance", path: ["masterUserSecrets", 0, "secretArn"] };
    const own = variables.filter(({ valueFrom }) => JSON.stringify(valueFrom).includes("masterUserSecrets"));
    expect(own.map(({ name, valueFrom }) => [name, (valueFrom as Traced<unknown>).value])).toEqual([
      ["PGUSER", { $concat: [arn, ":username::"] }],
      ["PGPASSWORD", { $concat: [arn, ":password::"] }],
    ]);
  });

  it("can be recreated at once in dev and restored in prod", () => {
    expect(resources["rds-app-secret"]!.inputs["recoveryWindowInDays"]).toBe(30);
    expect(lowerOnly(rds, environmentOf("dev"))["rds-app-secret"]!.inputs["recoveryWindowInDays"]).toBe(0);
  });

  it("do not end in a hyphen and six characters, which Secrets Manager reads as its own suffix", () => {
    for (const { inputs } of Object.values(lower({ rdsCredentialVersion: 2 })).filter(({ type }) => type.endsWith(":Secret"))) {
      expect(inputs["name"]).not.toMatch(/-[A-Za-z0-9]{6}$/);
    }
  });
});

describe("rotation", () => {
  const passwords = (resources: Resources) =>
    Object.fromEntries(
      Object.values(resources)
        .filter(({ id }) => id.startsWith("rds-app-password-"))
        .map(({ id, inputs }) => [id, inputs["keepers"].version]),
    );

  it("switches to a role that database-setup created before, and creates only one new password", () => {
    for (let version = 1; version <= 7; version++) {
      const before = lower({ rdsCredentialVersion: version });
      const after = lower({ rdsCredentialVersion: version + 1 });
      const announced = document(before, "rds-master-secret-version");
      const used = document(after, "rds-app-secret-version");
      expect(used).toMatchObject({ username: announced.nextAppUsername, password: announced.nextAppPassword });
      const [old, now] = [passwords(before), passwords(after)];
      expect(Object.keys(now).filter((id) => now[id] !== old[id])).toHaveLength(1);
    }
  });

  it("gives the proxy the old credential until no task uses it, from a version that is written first", () => {
    const first = lower({ rdsCredentialVersion: 1 });
    expect(first["rds-app-previous-secret"]).toBeUndefined();
    const second = lower({ rdsCredentialVersion: 2 });
    const old = document(first, "rds-app-secret-version");
    expect(document(second, "rds-app-previous-secret-version")).toEqual({ username: old.username, password: old.password });
    expect(second["rds-proxy"]!.inputs["auths"].map(({ secretArn }: { secretArn: { $ref: string } }) => secretArn.$ref)).toEqual([
      "rds-app-secret",
      "rds-app-previous-secret",
    ]);
    expect(second["rds-proxy"]!.options.dependsOn).toContainEqual(
      expect.objectContaining({ logicalId: "rds-app-previous-secret-version" }),
    );
    expect(lower({ rdsCredentialVersion: 2, enableRdsProxy: false })["rds-app-previous-secret"]).toBeUndefined();
  });

  it("keeps earlier versions readable for a task definition that is rolled back", () => {
    expect(lower({})["rds-app-secret-version"]!.options.retainOnDelete).toBe(true);
  });

  it("of the master password changes no credential of the services", () => {
    const changed = Object.entries(lower({ rdsMasterPasswordVersion: 2 })).filter(
      ([id, resource]) => JSON.stringify(resource.inputs) !== JSON.stringify(lower({})[id]!.inputs),
    );
    expect(changed.map(([id]) => id)).toEqual(["rds-master-password"]);
  });
});

describe("the proxy", () => {
  it("requires TLS and reads exactly the application credential (database-proxy-requires-tls)", () => {
    const keys = { rdsProxyMaxConnectionsPercent: 61, rdsProxyIdleClientTimeout: 900 };
    const resources = lower(keys, { iam: { enableCustomerManagedKeys: false } });
    expect(resources["rds-proxy"]!.inputs).toMatchObject({ requireTls: true, idleClientTimeout: 900, engineFamily: "POSTGRESQL" });
    const pool = resources["rds-proxy-target-group"]!.inputs["connectionPoolConfig"];
    expect(pool).toMatchObject({ maxConnectionsPercent: 61, maxIdleConnectionsPercent: 30 });
    const { Statement } = resources["rds-proxy-policy"]!.inputs["policy"].$json;
    expect(Statement).toEqual([
      { Effect: "Allow", Action: ["secretsmanager:GetSecretValue"], Resource: [{ $ref: "rds-app-secret", path: ["arn"] }] },
    ]);
  });

  it("may decrypt with the customer-managed key, only through Secrets Manager", () => {
    const { Statement } = lower({}, { iam: { enableCustomerManagedKeys: true } })["rds-proxy-policy"]!.inputs["policy"].$json;
    expect(Statement[1]).toMatchObject({
      Action: ["kms:Decrypt"],
      Resource: [{ $ref: "iam-key", path: ["arn"] }],
      Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com" } },
    });
    // As in the key's own policy.
    const china = {
      region: "cn-north-1",
      vpc: { availabilityZones: ["cn-north-1a", "cn-north-1b"] },
      iam: { enableCustomerManagedKeys: true },
    };
    expect(JSON.stringify(lower({}, china)["rds-proxy-policy"]!.inputs)).toContain("secretsmanager.cn-north-1.amazonaws.com.cn");
  });

  it("has a credential before it has a database, and its log group before that (log-group-retention)", () => {
    const resources = lower({});
    expect(resources["rds-proxy-target"]!.options.dependsOn).toContainEqual(
      expect.objectContaining({ logicalId: "rds-app-secret-version" }),
    );
    expect(resources["rds-proxy-target"]!.inputs["dbInstanceIdentifier"]).toEqual({ $ref: "rds-instance", path: ["identifier"] });
    expect(resources["rds-proxy-log"]!.inputs["name"]).toBe(`/aws/rds/proxy/${resources["rds-proxy"]!.inputs["name"]}`);
    expect(resources["rds-proxy"]!.options.dependsOn).toContainEqual(expect.objectContaining({ logicalId: "rds-proxy-log" }));
  });

  it("stays where it is when a zone is added", () => {
    const zones = (availabilityZones: string[]) => lower({ enableRdsProxy: true }, { vpc: { availabilityZones } })["rds-proxy"]!;
    const two = ["eu-central-1a", "eu-central-1b"];
    expect(zones([...two, "eu-central-1c"]).inputs).toEqual(zones(two).inputs);
  });

  it("gets another name when its subnets change, so that the successor is created first", () => {
    const name = (vpc: Keys) => lower({}, { vpc })["rds-proxy"]!;
    const two = name({ availabilityZones: ["eu-central-1a", "eu-central-1b"], natGateways: 2 });
    const others = name({ availabilityZones: ["eu-central-1a", "eu-central-1c"], natGateways: 2 });
    expect(two.inputs["name"]).not.toBe(others.inputs["name"]);
    expect(name({ availabilityZones: ["eu-central-1a", "eu-central-1b"], natGateways: 1 }).inputs["name"]).toBe(two.inputs["name"]);
    expect(two.from["name"]).toEqual(expect.arrayContaining(["vpc.availabilityZones", "vpc.vpcCidr", "vpc.existingVpc"]));
    expect(two.options.deleteBeforeReplace).toBe(false);
  });

  it("exists by its switch alone", () => {
    const without = lower({ enableRdsProxy: false });
    expect(Object.keys(without).filter((id) => id.startsWith("rds-proxy"))).toEqual([]);
    const own = Object.values(lower({})).filter(({ id }) => !(id in without));
    expect(own.length).toBeGreaterThan(4);
    for (const { from } of own) expect(from[""]).toContain("rds.enableRdsProxy");
  });
});

describe("the read replica", () => {
  it("inherits what AWS does not let it set, and has its own class", () => {
    const { inputs, from } = lower({ enableRdsReadReplica: true, rdsReadReplicaInstanceClass: "db.r6g.large" })["rds-replica"]!;
    const inherited = ["engine", "username", "password", "dbName", "allocatedStorage", "kmsKeyId", "dbSubnetGroupName", "multiAz"];
    for (const name of [...inherited, "backupWindow", "snapshotIdentifier", "finalSnapshotIdentifier", "engineLifecycleSupport"]) {
      expect(inputs).not.toHaveProperty(name);
    }
    expect(inputs).toMatchObject({
      instanceClass: "db.r6g.large",
      replicateSourceDb: { $ref: "rds-instance", path: ["identifier"] },
      parameterGroupName: { $ref: "rds-parameters", path: ["name"] },
      storageEncrypted: true,
      publiclyAccessible: false,
      skipFinalSnapshot: true,
    });
    expect(from["instanceClass"]).toEqual(["rds.rdsInstanceClass", "rds.rdsReadReplicaInstanceClass"]);
    expect(lower({ enableRdsReadReplica: true })["rds-replica"]!.inputs["instanceClass"]).toBe("db.t3.medium");
  });

  it("has the source's limits where it is smaller, because PostgreSQL refuses to be a standby with less", () => {
    const small = lower({ enableRdsReadReplica: true, rdsInstanceClass: "db.r6g.2xlarge", rdsReadReplicaInstanceClass: "db.r6g.large" });
    expect(small["rds-replica"]!.inputs["parameterGroupName"]).toEqual({ $ref: "rds-replica-parameters", path: ["name"] });
    expect(small["rds-instance"]!.inputs["parameterGroupName"]).toEqual({ $ref: "rds-parameters", path: ["name"] });
    const parameters = (id: string) => small[id]!.inputs["parameters"] as { name: string; value: string; applyMethod: string }[];
    const added = parameters("rds-replica-parameters").filter(({ name }) => !parameters("rds-parameters").some((own) => own.name === name));
    expect(added).toEqual([
      { name: "max_connections", value: "5000", applyMethod: "pending-reboot" },
      { name: "max_worker_processes", value: "16", applyMethod: "pending-reboot" },
    ]);
    for (const rdsReadReplicaInstanceClass of ["db.r6g.xlarge", "db.r6g.2xlarge", undefined]) {
      const same = lower({ enableRdsReadReplica: true, rdsInstanceClass: "db.r6g.xlarge", rdsReadReplicaInstanceClass });
      expect(same).not.toHaveProperty("rds-replica-parameters");
    }
  });

  it("exists by its switch alone", () => {
    const [without, with_] = [lower({ enableRdsReadReplica: false }), lower({ enableRdsReadReplica: true })];
    const own = Object.keys(with_).filter((id) => !(id in without));
    expect(own.sort()).toEqual(["rds-replica", "rds-replica-log-postgresql", "rds-replica-log-upgrade"]);
    for (const id of own) expect(with_[id]!.from[""]).toContain("rds.enableRdsReadReplica");
  });
});

describe("names", () => {
  it("fit their limits for the longest legal project and environment", () => {
    const longest = "a23456789-b23456789-c234";
    const resources = lowerOnly(
      rds,
      environmentOf("prod-100k", { projectName: longest, environment: `${longest.slice(0, 23)}5`, rds: { rdsCredentialVersion: 2 } }),
    );
    const limits: Record<string, number> = { Instance: 63, Proxy: 63, Role: 64, Secret: 512, LogGroup: 512, ParameterGroup: 255 };
    const named = Object.values(resources)
      .map(({ type, inputs }) => ({ kind: type.split(":").at(-1)!, name: String(inputs["identifier"] ?? inputs["name"]) }))
      .filter(({ kind }) => kind in limits);
    expect(named.length).toBeGreaterThan(12);
    expect(named.filter(({ kind, name }) => name.length > limits[kind]!)).toEqual([]);
    expect(named.filter(({ kind, name }) => limits[kind] === 63 && !/^[a-z](-?[a-z0-9]+)*$/.test(name))).toEqual([]);
  });
});
