import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { conversation } from "./conversation.ts";
import { everyFile, files, flags, init, newFolders, root, spec, write } from "./project.ts";

newFolders();

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

  it("asks nothing where there are specs already", async () => {
    write("spec/eu.yml", "schema: 1\n");
    const { code, stderr } = await init([], { terminal: true });
    expect([code, stderr.split("\n")[0]]).toEqual([2, "platform-compile: spec/eu.yml exists already, and init never overwrites a file"]);
  });

  it("asks nothing with --yes", async () => {
    expect((await init(["--yes"], { terminal: true })).code).toBe(0);
  });
});
