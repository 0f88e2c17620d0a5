/** The explorer in use: by mouse, by keyboard, by URL, in print. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ExploreEnvironment } from "../../../compiler/explore/types.ts";
import { Explorers, frozen, type Opened } from "./pages.ts";

let explorers: Explorers;
let environments: readonly ExploreEnvironment[];
let address = "";
let opened: Opened;
let page: Page;
beforeAll(async () => {
  explorers = await Explorers.start();
  environments = [frozen("prod"), frozen("dev")];
  address = explorers.write("two", environments);
});
afterAll(() => explorers.close());

const open = async (hash = "", options = {}) => {
  opened = await explorers.open(address + hash, options);
  page = opened.page;
  await page.locator(".row").first().waitFor();
};
const title = () => page.locator("#title").textContent();
const shows = (text: string | undefined) => expect.poll(title).toBe(text);
const rows = () => page.locator(".row .row-id").allTextContents();
const hash = () => page.evaluate<string>("location.hash");
const status = () => page.locator(".status").textContent();

describe("the explorer", () => {
  beforeEach(() => open());
  // Any console output fails the test that caused it.
  afterEach(async () => {
    await page.close();
    if (opened.complaints.length > 0) throw new Error(opened.complaints.join("\n"));
  });

  it("opens with the diagram and the list of the first environment", async () => {
    expect(await page.locator("h1").textContent()).toBe("realtime");
    expect(await page.locator("main .picture").count()).toBe(1);
    expect(await status()).toBe(`${environments[0]!.plan.resources.length} resources`);
    expect((await rows())[0]).toBe(environments[0]!.plan.resources[0]!.id);
  });

  it("renders only the visible rows", async () => {
    expect(await page.locator(".row").count()).toBeLessThan(45);
    await page.evaluate("document.querySelector('.list').scrollTop = 1e9");
    await page
      .locator(".row .row-id", { hasText: environments[0]!.plan.resources.at(-1)!.id })
      .last()
      .waitFor();
    expect(await page.locator(".row").count()).toBeLessThan(45);
  });

  it("finds by id first, then by any input and the keys that caused it", async () => {
    await page.fill("#search", "rds-instance");
    expect((await rows()).slice(0, 3)).toEqual(["rds-instance-log-postgresql", "rds-instance-log-upgrade", "rds-instance"]);
    await page.fill("#search", "db.t3.medium");
    await expect.poll(rows).toContain("rds-instance");
    await page.fill("#search", "rdsmultiaz");
    await expect.poll(rows).toEqual(["rds-instance"]);
    expect(await status()).toBe("1 resource");
    await page.fill("#search", "nothing has this name");
    await expect.poll(rows).toEqual([]);
    expect(await status()).toBe("0 resources");
  });

  it("shows inputs with the spec lines, defaults and rules behind them", async () => {
    await page.fill("#search", "rds-instance aws:rds/instance");
    await page.locator(".row", { hasText: "rds-instance" }).last().click();
    await shows("rds-instance");
    expect(await hash()).toBe("#rds-instance");
    const row = (property: string) =>
      page.locator(".inputs tr", { has: page.locator("th", { hasText: new RegExp(`^${property}$`) }) }).innerText();
    expect(await row("instanceClass")).toMatch(/db\.t3\.medium\s+rds\.rdsInstanceClass = "db\.t3\.medium" spec\/prod\.yaml:\d+/);
    expect(await row("engineVersion")).toMatch(/rds\.rdsEngineVersion = "\d+" default of class prod/);
    expect(await row("storageEncrypted")).toMatch(/rule database-encrypted/);
  });

  it("follows a reference both ways, and goes back", async () => {
    await page.goto(`${address}#rds-instance`);
    await page.locator("a.reference", { hasText: "rds-subnet-group" }).click();
    await shows("rds-subnet-group");
    await page.locator(".references a", { hasText: /^rds-instance$/ }).click();
    await shows("rds-instance");
    expect(await page.locator('.row[aria-selected="true"] .row-id').textContent()).toBe("rds-instance");
    await page.goBack();
    await shows("rds-subnet-group");
  });

  it("opens a card of the diagram", async () => {
    await page.locator('.picture a[aria-label="redis-main"]').click();
    await shows("redis-main");
    expect(await hash()).toBe("#redis-main");
  });

  it("can be used by keyboard alone", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("sqs");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await shows((await rows())[1]);
    expect(await page.evaluate("document.activeElement.id")).toBe("title");
    await page.keyboard.press("/");
    await page.keyboard.press("Escape");
    expect(await page.inputValue("#search")).toBe("");
    await page.locator(".list").focus();
    await page.keyboard.press("End");
    await page.keyboard.press(" ");
    await shows(environments[0]!.plan.resources.at(-1)!.id);
  });

  it("labels its parts for screen readers", async () => {
    for (const role of ["banner", "navigation", "complementary", "main", "search"] as const)
      expect(await page.getByRole(role).count(), role).toBe(1);
    expect(await page.getByRole("listbox", { name: "Resources" }).count()).toBe(1);
    const option = page.getByRole("listbox", { name: "Resources" }).getByRole("option").first();
    expect([await option.getAttribute("aria-posinset"), await option.getAttribute("aria-setsize")]).toEqual([
      "1",
      String(environments[0]!.plan.resources.length),
    ]);
    expect(await page.locator(".list").getAttribute("aria-activedescendant")).toBe("row-0");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.tagName")).toBe("MAIN");
  });

  it("compares two environments side by side", async () => {
    await page.selectOption("#other", { label: "dev" });
    await page.locator("main p", { hasText: /resources differ/ }).waitFor();
    expect(await page.locator("main .picture").count()).toBe(2);
    await page.fill("#search", "vpc-nat");
    await expect.poll(() => page.locator(".row .mark").first().textContent()).toBe("− only in prod ");
    await page.goto(`${address}#env=prod&with=dev&id=rds-instance`);
    const row = page.locator("tr.differs", { has: page.locator("th", { hasText: /^instanceClass$/ }) });
    expect(await row.innerText()).toMatch(/db\.t3\.medium[\s\S]*spec\/prod\.yaml[\s\S]*db\.t3\.micro[\s\S]*spec\/dev\.yaml/);
    // Only the environment's name differs.
    expect(await page.locator("tr.same th", { hasText: /^identifier$/ }).count()).toBe(1);
  });

  it("shows the costs as a treemap and as a table, and what the rules decided", async () => {
    await page.locator("nav a", { hasText: "Cost" }).click();
    await page.locator("h2", { hasText: "Cost of prod" }).waitFor();
    const [, total] = /\$([\d,.]+)/.exec((await title())!)!;
    const expected = environments[0]!.costs!.reduce((sum, { monthly }) => sum + monthly, 0);
    expect(Number(total!.replaceAll(",", ""))).toBeCloseTo(expected, 1);
    expect(await page.locator(".treemap a").count()).toBeGreaterThan(20);
    await page.locator(".treemap a[aria-label^='rds-instance $']").click();
    await page.locator("h3", { hasText: /^Cost: \$/ }).waitFor();
    // A free item has its own line.
    expect(await page.locator("main li", { hasText: /^−\$[\d.]+ database backups, free$/ }).count()).toBe(1);
    await page.locator("nav a", { hasText: "Policy" }).click();
    await page.locator("h2", { hasText: "Policy of prod" }).waitFor();
    expect(await page.locator("main").innerText()).toMatch(
      /No rule violations\.[\s\S]*log-retention-one-year[\s\S]*Properties set by rules[\s\S]*database-encrypted\b/,
    );
  });

  it("prints every resource, not only the visible rows", async () => {
    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator(".row").count()).toBe(environments[0]!.plan.resources.length);
    expect(await page.locator("nav").isVisible()).toBe(false);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await page.emulateMedia({ media: null });
    await expect.poll(() => page.locator(".row").count()).toBeLessThan(45);
    const pdf = (await page.pdf()).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(4);
  });

  it("reports a URL that leads nowhere", async () => {
    await page.goto(`${address}#no-such-resource`);
    await page.locator("main p", { hasText: "prod has no such resource." }).waitFor();
    await page.goto(`${address}#env=gone&with=gone&view=gone`);
    await page.locator("main .picture").waitFor();
    expect(await page.locator("main .picture").count()).toBe(1);
  });
});

it("is under a megabyte without its data", () => {
  const { script, style } = explorers.assets;
  expect(script.length + style.length).toBeLessThan(100_000);
});
