import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { conversation } from "./conversation.ts";
import { run, type World } from "./run.ts";

let outside = "";
let root = "";
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), "platform-compile-"));
  root = join(outside, "acme-platform");
  mkdirSync(root);
});
afterEach(() => rmSync(outside, { recursive: true }));

const flags = ["--account", "123456789012", "--region", "eu-central-1", "--domain", "acme.example"];
const oneSpec = [...flags, "--environments", "dev"];
const init = (argv: readonly string[], world: World = {}) => run(["init", ...argv], { cwd: root, ...world });
const read = (file: string) => readFileSync(join(root, file), "utf8");
const spec = (name: string) => parse(read(`spec/${name}.yaml`)) as Record<string, Record<string, unknown>>;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** Every file below the root, in order. */
function files(): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => !lstatSync(join(root, file)).isDirectory())
    .sort();
}

const everyFile = [
  ".github/workflows/platform.yml",
  ".gitignore",
  ".vscode/extensions.json",
  ".vscode/settings.json",
  "Pulumi.yaml",
  "package.json",
  "spec/dev.yaml",
  "spec/prod.yaml",
];

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

describe("init in a folder with files", () => {
  it("adds scripts to package.json and leaves other files alone, saying what they lack", async () => {
    write("package.json", '{\n    "name": "x"\n}\n');
    write(".gitignore", "dist\n");
    write(".vscode/settings.json", "{}\n");
    write("Pulumi.yml", "name: other\n");
    const { code, stdout } = await init(oneSpec);
    expect(code).toBe(0);
    expect([read(".gitignore"), read(".vscode/settings.json"), read("Pulumi.yml")]).toEqual(["dist\n", "{}\n", "name: other\n"]);
    expect(read("package.json")).toMatch(/^\{\n {4}"name": "x",\n {4}"scripts": \{\n {8}"generate"/);
    expect(existsSync(join(root, "Pulumi.yaml"))).toBe(false);
    expect(stdout).toContain(".gitignore: add the line `node_modules/`");
    expect(stdout).toContain('.vscode/settings.json: add `"yaml.schemas"');
    expect(stdout).toContain("Pulumi.yml: set `main: node_modules/platform-compile/dist/interpreter/`");
  });

  it("a second time writes nothing", async () => {
    await init(oneSpec);
    const before = files().map(read);
    const { code, stdout } = await init(oneSpec);
    expect([code, stdout.split("\n")[0]]).toEqual([0, `${root} has all files already.`]);
    expect(files().map(read)).toEqual(before);
  });

  it.each(["spec/dev.yaml", "spec/dev.yml"])("refuses to start on top of %s", async (file) => {
    write(file, "schema: 1\n");
    const { code, stderr } = await init(oneSpec);
    expect([code, stderr.split("\n")[0]]).toEqual([2, `platform-compile: ${file} exists already, and init never overwrites a file`]);
    expect(files()).toEqual([file]);
  });

  it.each([
    ["a folder in place of a file", () => mkdirSync(join(root, "Pulumi.yaml")), "Pulumi.yaml is a folder"],
    ["a file in place of a folder", () => write(".github", ""), ".github is not a folder"],
    ["a link out of the project", () => symlinkSync(outside, join(root, "spec")), "spec is a link that leads out of the project"],
    ["a dangling link in place of a folder", () => symlinkSync("nowhere", join(root, ".vscode")), ".vscode is not a folder"],
    ["a broken package.json", () => write("package.json", "{"), "package.json is not a JSON object"],
    ["a link in place of package.json", () => symlinkSync("nowhere", join(root, "package.json")), "package.json is not a regular file"],
  ])("refuses %s, and writes nothing", async (_what, prepare, message) => {
    prepare();
    const before = files();
    const { code, stderr } = await init(oneSpec);
    expect([code, stderr.split("\n")[0]]).toEqual([2, `platform-compile: ${message}`]);
    expect(files()).toEqual(before);
    expect(readdirSync(outside)).toEqual(["acme-platform"]);
  });

  it("does not write through a dangling link", async () => {
    symlinkSync(join(outside, "new.yaml"), join(root, "Pulumi.yaml"));
    const { code, stdout } = await init(oneSpec);
    expect([code, existsSync(join(outside, "new.yaml"))]).toEqual([0, false]);
    expect(stdout).toContain("  Pulumi.yaml: set `main:");
  });

  it("removes what it wrote if the last file cannot be written", async () => {
    write("package.json", "{}");
    // The temporary file of package.json.
    mkdirSync(join(root, `package.json.${process.pid}.tmp`));
    const { code } = await init(oneSpec);
    expect(code).not.toBe(0);
    expect([files(), readdirSync(root).includes("spec"), read("package.json")]).toEqual([["package.json"], false, "{}"]);
  });
});

describe("init in a terminal", () => {
  it("asks what no flag answers, says what is wrong with an answer, and writes after a yes", async () => {
    const talk = conversation([
      ["Project name", "\r"],
      ["Environments", "\r"],
      ["AWS account ID", "12\r"],
      ["`awsAccountId` has the invalid value `12`", "3456789012\r"],
      ["AWS region", "frankf\r"],
      ["Auth0 tenant", "\r"],
      ["E-mail address", "\r"],
      ["Write the project to", "\r"],
    ]);
    const { code, stdout, stderr } = await init(["--domain", "acme.example", "--size", "500"], { terminal: true, questions: talk.streams });
    expect([code, stderr]).toEqual([0, ""]);
    expect(talk.left()).toEqual([]);
    expect(files()).toEqual(everyFile);
    expect(stdout).toContain("spec/prod.yaml");
    expect(spec("dev")).toMatchObject({
      projectName: "acme-platform",
      awsAccountId: "123456789012",
      region: "eu-central-1",
      auth0Domain: "acme-platform.eu.auth0.com",
    });
  });

  it("takes other names of environments", async () => {
    const talk = conversation([
      ["Environments", "\u001b[B\u001b[B\r"],
      ["Environments, separated by commas\n", "eu,us\r"],
      ["Auth0 tenant", "\r"],
      ["Write the project to", "\r"],
    ]);
    const answered = [...flags, "--project", "chat", "--size", "500", "--alarm-email", "ops@acme.example"];
    const { code } = await init(answered, { terminal: true, questions: talk.streams });
    expect([code, readdirSync(join(root, "spec"))]).toEqual([0, ["eu.yaml", "us.yaml"]]);
  });

  it("judges an answer together with the others", async () => {
    const talk = conversation([
      ["Environments", "\u001b[B\u001b[B\r"],
      ["Environments, separated by commas\n", "eu,an-environment-long-name\r"],
      ["`domainName` has 72 characters", "\u0003"],
    ]);
    const domain = `${"a".repeat(40)}.io`;
    const { code } = await init([...flags, "--domain", domain, "--project", "chat"], { terminal: true, questions: talk.streams });
    expect([code, talk.left(), files()]).toEqual([2, [], []]);
  });

  it.each([
    ["Ctrl-C", "\u0003", "init was canceled", 2],
    ["no", "n", "Nothing was written.", 1],
  ])("writes nothing after %s", async (_what, keys, message, exit) => {
    const talk = conversation([["Write the project to", keys]]);
    const answered = [...flags, "--project", "chat", "--environments", "dev", "--size", "5", "--auth0-domain", "a.auth0.com"];
    const { code, stderr } = await init([...answered, "--alarm-email", "ops@acme.example"], { terminal: true, questions: talk.streams });
    expect([code, stderr.includes(message)]).toEqual([exit, true]);
    expect(files()).toEqual([]);
  });

  it("asks nothing with --yes", async () => {
    expect((await init(["--yes"], { terminal: true })).code).toBe(0);
  });
});
