import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { run } from "../run.ts";
import { everyFile, files, flags, init, newFolders, read, root, spec } from "./project.ts";

newFolders();

describe("init", () => {
  it("writes a project that compiles without a warning", async () => {
    const { code, stdout, stderr } = await init(flags);
    expect([code, stderr]).toEqual([0, ""]);
    expect(files()).toEqual(everyFile);
    expect(stdout).toMatch(/spec\/dev\.yaml +50 daily users, about \d+ USD a month/);
    expect(stdout).toContain("pulumi stack init dev");
    const compiled = await run(["compile", "--strict"], { cwd: root });
    expect([compiled.code, compiled.stderr]).toEqual([0, ""]);
    expect((await run(["fmt", "--check"], { cwd: root })).code).toBe(0);
  });

  it("puts every answer where it belongs", async () => {
    const all = ["--project", "chat", "--environments", "dev,prod", "--size", "20k", "--auth0-domain", "chat.us.auth0.com"];
    await init([...flags, ...all, "--alarm-email", "ops@acme.example", "--repository", "acme/chat"]);
    expect(spec("dev")).toMatchObject({
      projectName: "chat",
      awsAccountId: "123456789012",
      region: "eu-central-1",
      domainName: "api.dev.acme.example",
      auth0Domain: "chat.us.auth0.com",
      iam: { githubRepository: "acme/chat" },
      route53: { hostedZoneName: "acme.example" },
    });
    expect(spec("prod")).toMatchObject({
      extends: "dev.yaml",
      domainName: "api.acme.example",
      usage: { dailyActiveUsers: 20_000 },
      observability: { alarmEmail: "ops@acme.example" },
    });
    expect(parse(read("Pulumi.yaml"))).toMatchObject({ name: "chat", main: "node_modules/platform-compile/dist/interpreter/" });
  });

  it("sets soft budgets a fifth above estimates that are complete", async () => {
    const { stdout } = await init(flags);
    const estimate = Number(/prod\.yaml .*about (\d+) USD/.exec(stdout)![1]);
    expect(spec("prod")["budget"]!["monthly"]).toBe(Math.ceil((estimate * 1.2) / 10) * 10);
    expect(spec("dev")["budget"]!["hard"]).toBe(false);
  });

  it("sets no budget where a price is missing", async () => {
    // The largest classes have no price yet; dev has one.
    const { stdout } = await init([...flags, "--size", "2M"]);
    expect(stdout).toMatch(/prod\.yaml +2,000,000 daily users, at least [\d,]+ USD a month/);
    expect([spec("dev")["budget"] === undefined, spec("prod")["budget"]]).toEqual([false, null]);
    expect((await run(["validate", "--strict"], { cwd: root })).code).toBe(0);
  });

  it("works in a region without prices, and so does what follows", async () => {
    const { stdout } = await init([...flags, "--region", "af-south-1"]);
    expect(stdout).toContain("prices of this region are not collected");
    expect([spec("dev")["budget"], spec("prod")["budget"]]).toEqual([undefined, undefined]);
    const cost = await run(["cost"], { cwd: root });
    expect([cost.code, cost.stderr.includes("no prices for af-south-1")]).toEqual([0, true]);
  });

  it("sets no budget by prices that are out of date, and proposes nothing that AWS no longer supports", async () => {
    const later = await init([...flags, "--as-of", "2029-01-01"]);
    expect([later.code, later.stderr, spec("prod")["budget"]]).toEqual([0, "", undefined]);
    const { code, stderr } = await init([...flags, "--as-of", "2031-01-01"]);
    expect([code, stderr.split(":")[1]]).toEqual([2, " this version of platform-compile is out of date"]);
  });

  it("--yes needs no answer: placeholders are named in the next steps", async () => {
    const { code, stdout } = await init(["--yes"]);
    expect(code).toBe(0);
    expect(spec("dev")).toMatchObject({ projectName: "acme-platform", region: "us-east-1", domainName: "api.dev.acme-platform.example" });
    expect(spec("dev")["awsAccountId"]).toBeUndefined();
    expect(stdout).toContain("add `awsAccountId`");
    expect(stdout).toContain("nobody can own acme-platform.example");
    expect(stdout).toContain("so it is us-east-1");
  });

  it("takes the region of the environment", async () => {
    const { stdout } = await init(["--yes"], { env: { AWS_REGION: "eu-west-1" } });
    expect(spec("dev")["region"]).toBe("eu-west-1");
    expect(stdout).not.toContain("check `region`");
  });

  it("without a terminal names every flag that is missing", async () => {
    const { code, stdout, stderr } = await init(["--domain", "acme.example"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      "platform-compile: --account, --region are missing, and there is no terminal to ask in\n  help: add --account ID --region REGION, or --yes to start with placeholders\n",
    );
    expect(files()).toEqual([]);
  });

  it.each([
    ["--account", "1234", "`awsAccountId` has the invalid value `1234`"],
    ["--project", "Acme", "`projectName` has the invalid value `Acme`"],
    ["--project", "internal", "the load balancer's name would begin with `internal-`, which AWS reserves"],
    ["--project", "x", "`projectName` has 1 character"],
    ["--domain", "acme", "`route53.hostedZoneName` has the invalid value `acme`"],
    ["--domain", `${"a".repeat(60)}.io`, "`domainName` has 71 characters"],
    ["--region", "eu-centrl-1", "`eu-centrl-1` is not a region that has every service of the platform"],
    ["--environments", "dev,dev", "`dev` is listed twice"],
    ["--environments", "dev,Prod", "`environment` has the invalid value `Prod`"],
    ["--environments", "qa:test", "`environment` has the invalid value `qa:test`"],
    ["--environments", ",", "no environment is named"],
    ["--environments", Array.from({ length: 17 }, (_, index) => `e${index}`).join(), "17 environments are too many"],
    ["--size", "0", "`0` is not a number of users"],
    ["--size", "1.5k", "`1.5k` is not a number of users"],
    ["--size", "90M", "no database or Redis class of eu-central-1 carries 90,000,000 daily users"],
    ["--auth0-domain", "nothing", "`auth0Domain` has the invalid value `nothing`"],
    ["--alarm-email", "ops", "`observability.alarmEmail` has the invalid value `ops`"],
    ["--repository", "acme", "`iam.githubRepository` has the invalid value `acme`"],
  ])("refuses %s %s", async (flag, value, message) => {
    const { code, stderr } = await init([...flags, flag, value]);
    expect([code, stderr.split("\n")[0]]).toEqual([2, `platform-compile: ${flag} ${value}: ${message}`]);
    expect(files()).toEqual([]);
  });

  it("refuses an argument", async () => {
    expect((await init(["acme"])).stderr).toContain("init takes no argument, got acme");
  });

  it("--dry-run prints the files and writes none", async () => {
    const { code, stdout } = await init([...flags, "--dry-run"]);
    expect(code).toBe(0);
    expect(files()).toEqual([]);
    for (const file of everyFile) expect(stdout).toContain(`# ${file}\n`);
    await init(flags);
    expect(stdout).toContain(read("spec/prod.yaml"));
  });
});
